import { type ReactNode, useState } from 'react';
import { useT } from '@/lib/i18n/I18n';
import { ConfirmDialog } from './ConfirmDialog';

/** For a dialog in which something may have been filled in: closing it by Escape or the x asks first. */
export function useDiscardQuestion(
  isChanged: boolean,
  onClose: () => void,
): { close: () => void; question: ReactNode } {
  const t = useT();
  const [isAsking, setAsking] = useState(false);
  return {
    close: () => (isChanged ? setAsking(true) : onClose()),
    /** Stands within the dialog. */
    question: isAsking && (
      <ConfirmDialog
        title={t('app.discardTitle')}
        confirmLabel={t('app.discard')}
        cancelLabel={t('app.goOn')}
        onConfirm={onClose}
        onClose={() => setAsking(false)}
        isPending={false}
        error={undefined}
      >
        <p>{t('app.discardText')}</p>
      </ConfirmDialog>
    ),
  };
}
