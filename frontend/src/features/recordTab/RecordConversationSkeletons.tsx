import { useT } from '@/lib/i18n/I18n';
import { Skeleton } from '@/ui/Skeleton';
import styles from './RecordConversations.module.css';

export function RecordConversationSkeletons() {
  const t = useT();
  return (
    <div role="status" className={styles.list}>
      <span className="visually-hidden">{t('app.loading')}</span>
      {Array.from({ length: 3 }, (_, index) => (
        <div key={index} className={styles.skeleton}>
          <Skeleton width="half" />
          <Skeleton width="long" />
          <Skeleton width="short" />
        </div>
      ))}
    </div>
  );
}
