import { useT } from '@/lib/i18n/I18n';
import { Skeleton } from '@/ui/Skeleton';
import styles from './TimelineSkeleton.module.css';

export function TimelineSkeleton() {
  const t = useT();
  return (
    <div role="status" className={styles.list}>
      <span className="visually-hidden">{t('app.loading')}</span>
      {(['long', 'half', 'full', 'short'] as const).map((width) => (
        <div key={width} className={styles.message}>
          <Skeleton shape="circle" />
          <div className={styles.lines}>
            <Skeleton width="short" />
            <Skeleton width={width} />
          </div>
        </div>
      ))}
    </div>
  );
}
