import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import { useStore } from '@/api/store/useStore';
import type { NewConversation } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import { paths } from '@/lib/paths';
import { showToast } from '@/ui/toasts';

interface Start {
  request: NewConversation;
  /** The Idempotency-Key: the same for every try of this request. */
  key: string;
}

/** Starts a conversation and shows it on top of the sidebar. */
export function useStart() {
  const t = useT();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const store = useStore();
  return useMutation({
    mutationKey: keys.startConversation(),
    mutationFn: ({ request, key }: Start) =>
      store.mutate(
        answerOf(
          client.POST('/api/v1/conversations', {
            params: { header: { 'Idempotency-Key': key } },
            body: request,
          }),
        ),
        (started) => [{ view: 'sidebar', id: started.id, conversation: started }],
      ),
    onSuccess(started) {
      void queryClient.invalidateQueries({ queryKey: keys.allRecordConversations() });
      showToast(t('newConversation.sent'), {
        label: t('newConversation.openIt'),
        run: () => void navigate(paths.conversation(started.id)),
      });
    },
  });
}
