import { clsx } from 'clsx';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './IconButton';
import styles from './Dialog.module.css';

interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  /** The accessible name of the x. */
  closeLabel: string;
  size?: 'small' | 'medium' | 'large';
  /** `alertdialog` where it asks for an answer before anything else goes on. */
  role?: 'dialog' | 'alertdialog';
  /** The id of what says more than the title. */
  describedBy?: string;
  /** Off where a click beside the dialog would lose what was typed. */
  isDismissable?: boolean;
  /** Stays in place at the foot while the body scrolls. */
  footer?: ReactNode;
  children: ReactNode;
}

/** A modal dialog; focus goes back to what opened it. */
export function Dialog({
  isOpen,
  onClose,
  title,
  closeLabel,
  size = 'medium',
  role = 'dialog',
  describedBy,
  isDismissable = true,
  footer,
  children,
}: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={isDismissable}
      className={styles.overlay ?? ''}
    >
      <Modal className={clsx(styles.modal, styles[size])}>
        <AriaDialog
          role={role}
          className={styles.dialog ?? ''}
          {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
        >
          <div className={styles.header}>
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
            <IconButton label={closeLabel} onPress={onClose}>
              <X size={16} aria-hidden="true" />
            </IconButton>
          </div>
          <div className={styles.body}>{children}</div>
          {footer !== undefined && <div className={styles.footer}>{footer}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
