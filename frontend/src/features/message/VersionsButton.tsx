import type { View } from '@/api/store/state';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useT } from '@/lib/i18n/I18n';
import popover from '@/ui/Popover.module.css';
import { Versions } from './Versions';
import styles from './VersionsButton.module.css';

interface VersionsButtonProps {
  conversationId: string;
  seq: number;
  view: View;
}

/** Marks a message as edited, and shows what it said before. */
export function VersionsButton(message: VersionsButtonProps) {
  const t = useT();
  return (
    <DialogTrigger>
      <Button className={styles.edited ?? ''} aria-label={t('message.editedLabel')}>
        {t('message.edited')}
      </Button>
      <Popover className={popover.popover ?? ''} placement="bottom start" offset={4}>
        <Dialog aria-label={t('message.versions')} className={styles.dialog ?? ''}>
          <Versions {...message} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
