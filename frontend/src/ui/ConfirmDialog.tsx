import { type ReactNode, useId } from 'react';
import { useT } from '@/lib/i18n/I18n';
import { Button } from './Button';
import styles from './ConfirmDialog.module.css';
import { Dialog } from './Dialog';
import { Note } from './Note';

interface ConfirmDialogProps {
  title: string;
  /** The consequence of confirming. */
  children: ReactNode;
  confirmLabel: string;
  /** The label of the cancel button, if it is not Cancel. */
  cancelLabel?: string;
  onConfirm: () => void;
  onClose: () => void;
  /** While it is done the dialog stays, so that a failure has where to be told. */
  isPending: boolean;
  /** Why it could not be done. */
  error: string | undefined;
}

/** Asks before something that can't be taken back. Mounted while it is open; the way out has the focus. */
export function ConfirmDialog({
  title,
  children,
  confirmLabel,
  cancelLabel,
  onConfirm,
  onClose,
  isPending,
  error,
}: ConfirmDialogProps) {
  const t = useT();
  const id = useId();
  return (
    <Dialog
      isOpen
      role="alertdialog"
      size="small"
      title={title}
      closeLabel={t('app.close')}
      describedBy={id}
      onClose={isPending ? () => {} : onClose}
      footer={
        <>
          <Button autoFocus isDisabled={isPending} onPress={onClose}>
            {cancelLabel ?? t('app.cancel')}
          </Button>
          <Button variant="danger" isPending={isPending} onPress={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div id={id} className={styles.text}>
        {children}
      </div>
      <Note role="alert" tone="danger" className={styles.error}>
        {error}
      </Note>
    </Dialog>
  );
}
