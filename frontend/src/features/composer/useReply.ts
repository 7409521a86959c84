import { useSyncExternalStore } from 'react';
import { useComposer } from './ComposerProvider';

/** What a reply box of one conversation shows and does. Two boxes of the same conversation show the same. */
export function useReply(conversationId: string) {
  const { drafts, outbox } = useComposer();
  const text = useSyncExternalStore(drafts.subscribe, () => drafts.get(conversationId));
  const refusal = useSyncExternalStore(outbox.subscribe, () => outbox.refusal(conversationId));
  return {
    text,
    refusal,
    type(next: string) {
      outbox.forgetRefusal(conversationId);
      drafts.set(conversationId, next);
    },
    send() {
      drafts.set(conversationId, '');
      void outbox.add(conversationId, text.trim());
    },
  };
}

/** The messages of one conversation that are on their way, oldest first. */
export function useOutgoing(conversationId: string) {
  const { outbox } = useComposer();
  const all = useSyncExternalStore(outbox.subscribe, outbox.all);
  return {
    messages: all.filter((each) => each.conversationId === conversationId),
    retry: () => void outbox.sendAllOf(conversationId),
    takeBack: (key: string) => outbox.takeBack(key),
  };
}
