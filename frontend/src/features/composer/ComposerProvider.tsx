import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import { liveState } from '@/api/live/liveState';
import type { State, Update } from '@/api/store/state';
import { storeOf } from '@/api/store/useStore';
import type { Entry } from '@/api/types';
import { loadMissedMessages } from '@/api/loading';
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
    const store = storeOf(queryClient);
    const uploads = new Uploads({ userId, upload: uploadFile });
    const outbox = new Outbox({
      userId,
      drafts,
      uploads,
      async send({ conversationId: id, text, attachments, key }) {
        const attachmentIds = attachments.map(({ id }) => id);
        const posted = await store.mutate(
          answerOf(
            client.POST('/api/v1/conversations/{id}/messages', {
              params: { path: { id }, header: { 'Idempotency-Key': key } },
              body: { text, ...(attachmentIds.length > 0 && { attachmentIds }) },
            }),
          ),
          (answer) => [postedUpdate(store.state(), id, answer)],
        );
        const known = store.state().sidebar[id]?.conversation;
        // Messages before it are missing: their events have not come.
        if (known && known.lastSeq < posted.seq) void loadMissedMessages(queryClient, id);
      },
      onAccepted({ conversationId: id, attachments }) {
        uploads.forget(attachments);
        if (attachments.length > 0) {
          void queryClient.invalidateQueries({ queryKey: keys.files(id) });
        }
        void queryClient.invalidateQueries({ queryKey: keys.unreadCount() });
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

  useEffect(() => {
    const { outbox } = composer;
    const store = storeOf(queryClient);
    const show = () => store.apply({ unsent: outbox.all() });
    // The entry of a message may come before the answer, or instead of a lost answer.
    const dropAccepted = () => {
      const unsent = new Set(store.state().unsent.map(({ key }) => key));
      for (const { key } of outbox.all()) if (!unsent.has(key)) outbox.accepted(key);
    };
    show();
    const ends = [outbox.subscribe(show), store.subscribe(dropAccepted)];
    return () => ends.forEach((end) => end());
  }, [composer, queryClient]);

  return <ComposerContext value={composer}>{children}</ComposerContext>;
}

export function useComposer(): Composer {
  const composer = use(ComposerContext);
  if (composer === null) throw new Error('useComposer stands outside of ComposerProvider');
  return composer;
}

/** The update for a posted message: its author has read all up to it (C2), unless an event told of later ones already. */
function postedUpdate({ sidebar }: State, id: string, posted: Entry): Update {
  const { readThroughSeq = 0 } = sidebar[id]?.conversation ?? {};
  const counts = { unreadCount: 0, readThroughSeq: posted.seq };
  const isNew = posted.seq > readThroughSeq;
  return { view: 'sidebar', id, entries: [posted], ...(isNew && { counts }) };
}
