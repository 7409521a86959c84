import { useMutation, useQueryClient } from '@tanstack/react-query';
import { putConversation } from '@/api/cache';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
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
  const settle = useSettle();
  return useMutation({
    mutationFn: ({ id, lastSeq }: Conversation) =>
      answerOf(
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
  const settle = useSettle();
  return useMutation({
    mutationFn: (change: Change) =>
      answerOf(
        client.PATCH('/api/v1/conversations/{id}', { params: { path: { id } }, body: change }),
      ),
    ...settle,
  });
}

/** No more alerts of it, or alerts again (G1); it counts as unread as ever. */
export function useMute(id: string) {
  const settle = useSettle();
  return useMutation({
    mutationFn: (muted: boolean) =>
      answerOf(
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
  const problemText = useProblemText();
  return {
    onSuccess(changed: Conversation) {
      putConversation(queryClient, changed);
      void queryClient.invalidateQueries({ queryKey: keys.unreadCount() });
    },
    onError: (error: unknown) => showToast(problemText(error)),
  };
}
