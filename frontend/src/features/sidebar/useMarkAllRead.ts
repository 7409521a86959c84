import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import { useProblemText } from '@/api/useProblemText';
import { useT } from '@/lib/i18n/I18n';
import { showToast } from '@/ui/toasts';

/** Marks the whole sidebar read as of when the list was loaded, whatever filter is on (B8). */
export function useMarkAllRead() {
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const t = useT();
  return useMutation({
    mutationFn: (asOf: string) =>
      answerOf(client.POST('/api/v1/conversations/mark-all-read', { body: { asOf } })),
    onSuccess({ conversations }) {
      showToast(t('sidebar.markedAllRead', { count: conversations }));
      void queryClient.invalidateQueries({ queryKey: keys.unreadCount() });
    },
    onError: (error) => showToast(problemText(error)),
  });
}
