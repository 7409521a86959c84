import { useSyncExternalStore } from 'react';
import { useUploads } from '@/features/attachments/useUploads';
import { useT } from '@/lib/i18n/I18n';
import { useComposer } from './ComposerProvider';

/** The state and actions of a conversation's reply box. Two boxes of one conversation share them. */
export function useReply(conversationId: string) {
  const t = useT();
  const { drafts, outbox, uploads } = useComposer();
  const composed = useUploads(uploads, conversationId);
  const text = useSyncExternalStore(drafts.subscribe, () => drafts.get(conversationId));
  const refusal = useSyncExternalStore(outbox.subscribe, () => outbox.refusal(conversationId));
  return {
    text,
    refusal,
    /** The files that go with it. */
    composed,
    waitsFor:
      composed.waitsFor ??
      (composed.files.length > 0 && text.trim() === '' ? t('attachments.needText') : undefined),
    type(next: string) {
      outbox.forgetRefusal(conversationId);
      drafts.set(conversationId, next);
    },
    send() {
      drafts.set(conversationId, '');
      void outbox.add(conversationId, text.trim(), composed.take());
    },
  };
}
