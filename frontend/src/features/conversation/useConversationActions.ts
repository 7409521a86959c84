import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import { useStore } from '@/api/store/useStore';
import type { Conversation } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { showToast } from '@/ui/toasts';

interface Change {
  subject?: string | null;
  description?: string | null;
  status?: Conversation['status'];
}

/** Mark as Read: all that the user has been shown, and not what came since (B8). */
export function useMarkRead() {
  const { mutate, ...settle } = useSettle();
  return useMutation({
    mutationFn: ({ id, lastSeq }: Conversation) =>
      mutate(
        client.POST('/api/v1/conversations/{id}/read', {
          params: { path: { id } },
          body: { throughSeq: lastSeq },
        }),
      ),
    ...settle,
  });
}

/** Close, reopen, or a new subject or description; null clears. */
export function useChangeConversation(id: string) {
  const { mutate, ...settle } = useSettle();
  return useMutation({
    mutationFn: (change: Change) =>
      mutate(
        client.PATCH('/api/v1/conversations/{id}', { params: { path: { id } }, body: change }),
      ),
    ...settle,
  });
}

/** No more alerts of it, or alerts again (G1); it counts as unread as ever. */
export function useMute(id: string) {
  const { mutate, ...settle } = useSettle();
  return useMutation({
    mutationFn: (muted: boolean) =>
      mutate(
        client.PUT('/api/v1/conversations/{id}/mute', {
          params: { path: { id } },
          body: { muted },
        }),
      ),
    ...settle,
  });
}

function useSettle() {
  const queryClient = useQueryClient();
  const store = useStore();
  const problemText = useProblemText();
  return {
    mutate: (call: Promise<{ data?: Conversation }>) =>
      store.mutate(answerOf(call), (changed) => [
        { view: 'sidebar', id: changed.id, conversation: changed },
      ]),
    onSuccess() {
      void queryClient.invalidateQueries({ queryKey: keys.unreadCount() });
    },
    onError: (error: unknown) => showToast(problemText(error)),
  };
}
