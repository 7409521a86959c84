import type { Entry } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { FoldedText } from '@/ui/FoldedText';
import styles from './DeleteMessageDialog.module.css';
import { useCorrectionProblem } from './useCorrectionProblem';
import { useDeleteMessage } from './useMessageActions';

interface DeleteMessageDialogProps {
  conversationId: string;
  entry: Entry;
  onDone: () => void;
}

export function DeleteMessageDialog({ conversationId, entry, onDone }: DeleteMessageDialogProps) {
  const t = useT();
  const remove = useDeleteMessage(conversationId, entry, onDone);
  return (
    <ConfirmDialog
      title={t('message.deleteTitle')}
      confirmLabel={t('message.delete')}
      onConfirm={() => remove.mutate()}
      onClose={onDone}
      isPending={remove.isPending}
      error={useCorrectionProblem(remove.error)}
    >
      <p>{t('message.deleteText')}</p>
      <FoldedText
        text={entry.text ?? ''}
        className={styles.quote}
        moreLabel={t('conversation.unfold')}
        lessLabel={t('conversation.fold')}
      />
    </ConfirmDialog>
  );
}
