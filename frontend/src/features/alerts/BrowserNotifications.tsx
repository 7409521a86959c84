import { Bell, BellOff } from 'lucide-react';
import { useState } from 'react';
import { useT } from '@/lib/i18n/I18n';
import { Button } from '@/ui/Button';
import styles from './BrowserNotifications.module.css';
import { askForNotifications, notificationState } from './notifications';

/** Pop-ups as notifications of the browser too: how that stands, and the way to it. */
export function BrowserNotifications() {
  const t = useT();
  const [state, setState] = useState(notificationState);
  const isPossible = state === 'granted' || state === 'default';
  return (
    <div className={styles.box}>
      {isPossible ? (
        <Bell size={16} aria-hidden="true" />
      ) : (
        <BellOff size={16} aria-hidden="true" />
      )}
      <p role="status" className={styles.text}>
        {t(`alerts.browser.${state}`)}
      </p>
      {state === 'default' && (
        <Button size="small" onPress={() => void askForNotifications().then(setState)}>
          {t('alerts.turnOn')}
        </Button>
      )}
    </div>
  );
}
