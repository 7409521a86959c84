import { useSyncExternalStore } from 'react';
import { useLimits } from '@/api/limits';
import { useT } from '@/lib/i18n/I18n';
import { announce } from '@/ui/announce';
import type { Uploads } from './uploads';

/** The files of one message being written. */
export function useUploads(uploads: Uploads, place: string) {
  const t = useT();
  const limits = useLimits();
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
