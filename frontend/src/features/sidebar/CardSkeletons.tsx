import { useT } from '@/lib/i18n/I18n';
import { Skeleton } from '@/ui/Skeleton';
import styles from './CardSkeletons.module.css';

export function CardSkeletons({ count = 4 }: { count?: number }) {
  const t = useT();
  return (
    <div role="status" className={styles.list}>
      <span className="visually-hidden">{t('app.loading')}</span>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className={styles.card}>
          <Skeleton width="half" />
          <Skeleton width="short" />
          <div className={styles.message}>
            <Skeleton shape="circle" />
            <div className={styles.lines}>
              <Skeleton width="short" />
              <Skeleton width="full" />
              <Skeleton width="long" />
            </div>
          </div>
        </div>
      ))}
    </div>
  );
}
