import { Bell, BellOff } from 'lucide-react';
import { useState } from 'react';
import { useMe } from '@/features/session/useSession';
import { useT } from '@/lib/i18n/I18n';
import { Button } from '@/ui/Button';
import styles from './BrowserNotifications.module.css';
import { notificationState } from './notifications';
import { isSubscribed } from './push';
import { useTurnOn } from './useTurnOn';

/** Pop-ups as notifications of the browser too: how that stands, and the way to it. */
export function BrowserNotifications() {
  const t = useT();
  const userId = useMe().id;
  const turnOn = useTurnOn();
  const [state, setState] = useState(notificationState);
  const isAlsoClosed = state === 'granted' && isSubscribed(userId);
  const isPossible = state === 'granted' || state === 'default';
  return (
    <div className={styles.box}>
      {isPossible ? (
        <Bell size={16} aria-hidden="true" />
      ) : (
        <BellOff size={16} aria-hidden="true" />
      )}
      <p role="status" className={styles.text}>
        {t(isAlsoClosed ? 'alerts.pushed' : `alerts.browser.${state}`)}
      </p>
      {state === 'default' && (
        <Button size="small" onPress={() => void turnOn().then(setState)}>
          {t('alerts.turnOn')}
        </Button>
      )}
    </div>
  );
}
