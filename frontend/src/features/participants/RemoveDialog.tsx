import { useMutation } from '@tanstack/react-query';
import { answerOf, client } from '@/api/client';
import type { Conversation, Participant } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { useT } from '@/lib/i18n/I18n';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { showToast } from '@/ui/toasts';
import { useShowChanged } from './useShowChanged';

interface RemoveDialogProps {
  conversation: Conversation;
  participant: Participant;
  onClose: () => void;
}

/** Ends another's part in it (D5). */
export function RemoveDialog({
  conversation,
  participant: { user: person, email },
  onClose,
}: RemoveDialogProps) {
  const t = useT();
  const problemText = useProblemText();
  const showChanged = useShowChanged(conversation.id);
  const name = person.displayName;
  const remove = useMutation({
    mutationFn: () =>
      answerOf(
        client.DELETE('/api/v1/conversations/{id}/participants/{userId}', {
          params: { path: { id: conversation.id, userId: person.id } },
        }),
      ),
    onSuccess() {
      void showChanged();
      showToast(t('participants.removed', { name }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('participants.removeTitle', { name })}
      confirmLabel={t('participants.remove')}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
      isPending={remove.isPending}
      error={remove.error === null ? undefined : problemText(remove.error)}
    >
      {email !== null && <p>{email}</p>}
      <p>{t('participants.removeText')}</p>
      {!conversation.private && conversation.about.length > 0 && (
        <p>{t('participants.removeRecord')}</p>
      )}
    </ConfirmDialog>
  );
}
