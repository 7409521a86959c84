import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { putPosted } from '@/api/cache';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import { liveState } from '@/api/live/liveState';
import { onLiveEvent } from '@/api/live/useLiveFeed';
import { uploadFile } from '@/api/upload';
import { Uploads } from '@/features/attachments/uploads';
import { useT } from '@/lib/i18n/I18n';
import { announce } from '@/ui/announce';
import { Drafts } from './drafts';
import { Outbox } from './outbox';

/** So often what waits is tried again while the browser believes to be online: nothing else may tell that the server is back. */
const AGAIN_MS = 15_000;

interface Composer {
  drafts: Drafts;
  outbox: Outbox;
  uploads: Uploads;
}

const ComposerContext = createContext<Composer | null>(null);

/** Holds drafts and unsent messages of the signed-in user for every reply box on the page. */
export function ComposerProvider({ userId, children }: { userId: string; children: ReactNode }) {
  const queryClient = useQueryClient();
  const t = useT();
  const [composer] = useState<Composer>(() => {
    const drafts = new Drafts(userId);
    const uploads = new Uploads({ userId, upload: uploadFile });
    const outbox = new Outbox({
      userId,
      drafts,
      uploads,
      async send({ conversationId, text, attachments, key }) {
        const attachmentIds = attachments.map(({ id }) => id);
        const posted = await answerOf(
          client.POST('/api/v1/conversations/{id}/messages', {
            params: { path: { id: conversationId }, header: { 'Idempotency-Key': key } },
            body: { text, ...(attachmentIds.length > 0 && { attachmentIds }) },
          }),
        );
        await putPosted(queryClient, conversationId, posted);
        uploads.forget(attachments);
        if (attachmentIds.length > 0) {
          void queryClient.invalidateQueries({ queryKey: keys.files(conversationId) });
        }
        announce(t('composer.sent'));
      },
      // Screen readers don't hear a status that comes with its text.
      onFailed: (state) => announce(t(`composer.${state}`)),
    });
    return { drafts, outbox, uploads };
  });

  useEffect(() => {
    const retry = () => void composer.outbox.retryAll();
    retry();
    window.addEventListener('online', retry);
    // The server is back, though the network never went.
    const stopLive = liveState.subscribe(() => liveState.isOpen() && retry());
    const timer = setInterval(() => {
      if (navigator.onLine && composer.outbox.isWaiting()) retry();
    }, AGAIN_MS);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', retry);
      stopLive();
    };
  }, [composer]);

  useEffect(() => {
    const { drafts, outbox, uploads } = composer;
    const ends = [drafts.follow(), outbox.follow(), uploads.follow()];
    return () => ends.forEach((end) => end());
  }, [composer]);

  useEffect(
    () =>
      onLiveEvent((event) => {
        if (event.name !== 'message.created') return;
        const { conversationId, entry } = event.data;
        if (entry?.author.id === userId) composer.outbox.arrived(conversationId, entry.text);
      }),
    [composer, userId],
  );

  return <ComposerContext value={composer}>{children}</ComposerContext>;
}

export function useComposer(): Composer {
  const composer = use(ComposerContext);
  if (composer === null) throw new Error('useComposer stands outside of ComposerProvider');
  return composer;
}
