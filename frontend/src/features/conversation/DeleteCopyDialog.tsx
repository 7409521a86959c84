import { useT } from '@/lib/i18n/I18n';
import { ConfirmDialog } from '@/ui/ConfirmDialog';

interface DeleteCopyDialogProps {
  onConfirm: () => void;
  onClose: () => void;
}

/** For who takes part no more: nothing brings their copy back (E4). */
export function DeleteCopyDialog({ onConfirm, onClose }: DeleteCopyDialogProps) {
  const t = useT();
  return (
    <ConfirmDialog
      title={t('copy.finalTitle')}
      confirmLabel={t('copy.delete')}
      onConfirm={onConfirm}
      onClose={onClose}
      isPending={false}
      error={undefined}
    >
      <p>{t('copy.finalText')}</p>
    </ConfirmDialog>
  );
}
