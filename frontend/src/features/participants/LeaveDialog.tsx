import { useMutation } from '@tanstack/react-query';
import { answerOf, client } from '@/api/client';
import type { Conversation } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { useT } from '@/lib/i18n/I18n';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { showToast } from '@/ui/toasts';
import { useShowChanged } from './useShowChanged';

interface LeaveDialogProps {
  conversation: Conversation;
  onClose: () => void;
}

/** Ends one's own part in it (D4). */
export function LeaveDialog({ conversation: { id, copyDeleted }, onClose }: LeaveDialogProps) {
  const t = useT();
  const problemText = useProblemText();
  const showChanged = useShowChanged(id);
  const leave = useMutation({
    mutationFn: () =>
      answerOf(
        client.DELETE('/api/v1/conversations/{id}/participants/{userId}', {
          params: { path: { id, userId: 'me' } },
        }),
      ),
    onSuccess() {
      void showChanged();
      showToast(t('participants.youLeft'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('participants.leaveTitle')}
      confirmLabel={t('participants.leave')}
      onConfirm={() => leave.mutate()}
      onClose={onClose}
      isPending={leave.isPending}
      error={leave.error === null ? undefined : problemText(leave.error)}
    >
      <p>{copyDeleted ? t('participants.leaveDeleted') : t('participants.leaveText')}</p>
      <p>{t('participants.leaveOthers')}</p>
    </ConfirmDialog>
  );
}
