import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { putConversation } from '@/api/cache';
import { answerOf, client } from '@/api/client';
import { putIn, takeOut } from '@/api/copies';
import { freshConversation } from '@/api/freshConversation';
import { keys } from '@/api/keys';
import { ApiProblem } from '@/api/problem';
import type { Conversation } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { useT } from '@/lib/i18n/I18n';
import { showToast } from '@/ui/toasts';

/**
 * Deletes the user's copy, as far as they had been shown it (E1). It is gone from the sidebar at once, and can be taken
 * back for a while; what came meanwhile stays there (E3).
 */
export function useDeleteCopy() {
  const t = useT();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const restore = useRestoreCopy();
  return useMutation({
    mutationFn: ({ id, lastSeq }: Conversation) =>
      answerOf(
        client.DELETE('/api/v1/conversations/{id}', {
          params: { path: { id }, query: { throughSeq: lastSeq } },
        }),
      ),
    onMutate: ({ id }) => takeOut(queryClient, id),
    onError(error, conversation, lists) {
      putIn(queryClient, conversation, lists ?? []);
      showToast(t('copy.notDeleted', { problem: problemText(error) }));
    },
    async onSuccess(_, { id }, lists) {
      showToast(t('copy.deleted'), {
        label: t('copy.undo'),
        run: () => restore.mutate({ id, lists }),
      });
      void queryClient.invalidateQueries({ queryKey: keys.unreadCount() });
      const left = await freshConversation(queryClient, id);
      if (left && !left.copyDeleted) putIn(queryClient, left, lists);
    },
  });
}

function useRestoreCopy() {
  const t = useT();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const restore = useMutation({
    mutationFn: ({ id }: { id: string; lists: QueryKey[] }) =>
      answerOf(
        client.POST('/api/v1/conversations/{id}/restore-copy', { params: { path: { id } } }),
      ),
    // Answers about the deleted copy must not arrive after its restoration.
    onMutate: ({ id }) => queryClient.cancelQueries({ queryKey: keys.conversation(id) }),
    onSuccess(restored, { id, lists }) {
      putConversation(queryClient, restored);
      putIn(queryClient, restored, lists);
      void queryClient.resetQueries({ queryKey: keys.messagesOf(id) });
      void queryClient.invalidateQueries({ queryKey: keys.unreadCount() });
      showToast(t('copy.restored'));
    },
    onError(error, again) {
      const isTooLate = error instanceof ApiProblem && error.slug === 'copy-deleted';
      showToast(
        isTooLate ? t('copy.tooLate') : t('copy.notRestored', { problem: problemText(error) }),
        isTooLate ? undefined : { label: t('app.tryAgain'), run: () => restore.mutate(again) },
      );
    },
  });
  return restore;
}
