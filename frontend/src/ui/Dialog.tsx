import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { type ReactNode, useCallback } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { catchFocus } from '@/lib/catchFocus';
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
  const keepFocus = useCallback((dialog: HTMLElement | null) => {
    if (dialog === null) return;
    // When a dialog above this one closes and the button that opened it has gone, react-aria gives the focus to what
    // opened this one, which can't take it; and when what had it goes, nobody has it. Escape and Tab would do nothing.
    const changes = new MutationObserver(() => catchFocus(() => dialog));
    changes.observe(dialog, { childList: true, subtree: true });
    changes.observe(document.body, { childList: true });
    return () => changes.disconnect();
  }, []);
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
          ref={keepFocus}
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
