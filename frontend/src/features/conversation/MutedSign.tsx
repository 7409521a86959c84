import { BellOff } from 'lucide-react';
import { useT } from '@/lib/i18n/I18n';
import styles from './MutedSign.module.css';

export function MutedSign() {
  const t = useT();
  return (
    <span className={styles.sign} title={t('alerts.muted')}>
      <BellOff size={13} aria-hidden="true" />
      <span className="visually-hidden">{t('alerts.muted')}</span>
    </span>
  );
}
