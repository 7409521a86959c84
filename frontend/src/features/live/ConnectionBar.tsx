import { CloudOff } from 'lucide-react';
import { useT } from '@/lib/i18n/I18n';
import styles from './ConnectionBar.module.css';
import { useConnection } from './useConnection';

/** Says, for as long as it is so, that what is shown may not be the newest. The live region stands there before. */
export function ConnectionBar({ className }: { className: string | undefined }) {
  const t = useT();
  const connection = useConnection();
  return (
    <div role="status" className={className}>
      {connection !== 'good' && (
        <p className={styles.bar}>
          <CloudOff size={15} aria-hidden="true" />
          {t(`live.${connection}`)}
        </p>
      )}
    </div>
  );
}
