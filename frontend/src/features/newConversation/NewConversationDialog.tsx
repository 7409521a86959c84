import type { KeyboardEvent } from 'react';
import { clsx } from 'clsx';
import type { CrmRecord } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { FileDrop } from '@/features/attachments/FileDrop';
import { useT } from '@/lib/i18n/I18n';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Spinner } from '@/ui/Spinner';
import { showToast } from '@/ui/toasts';
import styles from './NewConversationDialog.module.css';
import { NewConversationFields } from './NewConversationFields';
import { useNewConversationForm } from './useNewConversationForm';

interface NewConversationDialogProps {
  /** The records that it was opened from. */
  openedAbout: CrmRecord[];
  onClose: () => void;
  onReopen: () => void;
}

/** Starts a conversation (A1 to A7). Closing it keeps what was filled in for the next time. */
export function NewConversationDialog({
  openedAbout,
  onClose,
  onReopen,
}: NewConversationDialogProps) {
  const t = useT();
  const problemText = useProblemText();
  const form = useNewConversationForm(openedAbout, onClose);
  const { failure, isSending } = form;
  const { waitsFor } = form.composed;

  function sendOnShortcut(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    // A button that has the focus would be pressed too.
    event.stopPropagation();
    form.send();
  }

  function discard() {
    const restore = form.discard();
    onClose();
    showToast(t('newConversation.discarded'), {
      label: t('newConversation.undo'),
      run() {
        restore();
        onReopen();
      },
    });
  }

  return (
    <Dialog
      isOpen
      // While it is on its way it stays, so that a failure has where to be told.
      onClose={isSending ? () => {} : onClose}
      isDismissable={false}
      title={t('newConversation.title')}
      closeLabel={t('app.close')}
      footer={
        <div className={styles.footer}>
          <div role="alert" className={styles.failure}>
            {failure && (
              <>
                <strong>{t('newConversation.failed')}</strong> {problemText(failure.error)}
              </>
            )}
          </div>
          <div className={styles.buttons}>
            {form.isWorthKeeping && (
              <Button
                variant="quiet"
                isDisabled={isSending}
                className={styles.discard}
                onPress={discard}
              >
                {t('newConversation.discard')}
              </Button>
            )}
            <span className={clsx(styles.hint, waitsFor !== undefined && styles.waits)}>
              {waitsFor ?? t('newConversation.shortcut', { key: shortcut() })}
            </span>
            <Button
              variant="primary"
              isDisabled={isSending || waitsFor !== undefined}
              onPress={form.send}
            >
              {isSending && <Spinner label={t('newConversation.sending')} />}
              {failure ? t('newConversation.retry') : t('newConversation.send')}
            </Button>
          </div>
        </div>
      }
    >
      {/* A shortcut for the whole form; whoever does not know it has the button. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form
        noValidate
        className={styles.form}
        onKeyDownCapture={sendOnShortcut}
        // Enter in a one-line field must not send: it is how people are chosen.
        onSubmit={(event) => event.preventDefault()}
      >
        <FileDrop onFiles={form.composed.add}>
          <NewConversationFields form={form} />
        </FileDrop>
      </form>
    </Dialog>
  );
}

function shortcut(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
}
