import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { clientConfigQuery } from '@/api/queries';
import { useT } from '@/lib/i18n/I18n';
import { announce } from '@/ui/announce';
import type { FileLimits, Uploads } from './uploads';

/** Rule I1, for the moment until the server has said what it takes. */
const LIMITS: FileLimits = { attachmentsPerMessage: 10, attachmentSize: 25 * 1024 * 1024 };

/** The files of one message being written. */
export function useUploads(uploads: Uploads, place: string) {
  const t = useT();
  const limits = useQuery(clientConfigQuery()).data?.limits ?? LIMITS;
  const files = useSyncExternalStore(uploads.subscribe, () => uploads.of(place));
  const leftOut = useSyncExternalStore(uploads.subscribe, () => uploads.leftOut(place));
  const uploading = files.filter(({ state }) => state === 'uploading').length;
  const failed = files.filter(({ state }) => state === 'failed').length;
  return {
    files,
    leftOut,
    limits,
    add(added: readonly File[]) {
      uploads.add(place, added, limits);
      announce(t('attachments.added', { count: added.length }));
    },
    remove: (id: string) => uploads.remove(place, id),
    retry: (id: string) => uploads.retry(place, id),
    take: () => uploads.take(place),
    /** Why the message can't go yet; undefined where nothing holds it up. */
    waitsFor:
      uploading > 0
        ? t('attachments.waitsForUploads', { count: uploading })
        : failed > 0
          ? t('attachments.waitsForFailed', { count: failed })
          : undefined,
  };
}

export type ComposedFiles = ReturnType<typeof useUploads>;
