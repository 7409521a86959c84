import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import { reloadConversation } from '@/api/loading';
import { ApiProblem } from '@/api/problem';
import { useStore } from '@/api/store/useStore';
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
  const store = useStore();
  const restore = useRestoreCopy();
  return useMutation({
    mutationFn: ({ id, lastSeq }: Conversation) =>
      answerOf(
        client.DELETE('/api/v1/conversations/{id}', {
          params: { path: { id }, query: { throughSeq: lastSeq } },
        }),
      ),
    onMutate({ id }) {
      const known = store.state().sidebar[id]?.conversation;
      store.applyEvent({ view: 'sidebar', id, ends: 'deleted' });
      return known;
    },
    onError(error, { id }, known) {
      if (known) store.applyEvent({ view: 'sidebar', id, conversation: known });
      showToast(t('copy.notDeleted', { problem: problemText(error) }));
    },
    onSuccess(_, { id }) {
      showToast(t('copy.deleted'), { label: t('copy.undo'), run: () => restore.mutate(id) });
      void queryClient.invalidateQueries({ queryKey: keys.unreadCount() });
      void reloadConversation(queryClient, id);
    },
  });
}

function useRestoreCopy() {
  const t = useT();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const store = useStore();
  const restore = useMutation({
    mutationFn: (id: string) =>
      store.mutate(
        answerOf(
          client.POST('/api/v1/conversations/{id}/restore-copy', { params: { path: { id } } }),
        ),
        (conversation) => [{ view: 'sidebar', id, conversation }],
      ),
    onSuccess() {
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
