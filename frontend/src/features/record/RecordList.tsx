import { Lock } from 'lucide-react';
import { useRef } from 'react';
import type { PagedList } from '@/api/pagedList';
import type { CrmRecord } from '@/api/types';
import { AppLink } from '@/lib/AppLink';
import { useT } from '@/lib/i18n/I18n';
import { paths } from '@/lib/paths';
import { useReached } from '@/lib/useReached';
import { Badge } from '@/ui/Badge';
import { Skeleton } from '@/ui/Skeleton';
import { Spinner } from '@/ui/Spinner';
import { keyOfRecord } from './recordKey';
import styles from './RecordList.module.css';
import { RecordTile } from './RecordTile';
import { useRecordName } from './useRecordName';

export function RecordList({ list }: { list: PagedList<CrmRecord> }) {
  const t = useT();
  const scroller = useRef<HTMLElement>(null);
  const end = useReached(scroller, list.loadMore);
  return (
    <>
      <ul
        aria-label={t('record.list')}
        className={styles.list}
        ref={(element) => {
          scroller.current = element?.closest('main') ?? null;
        }}
      >
        {list.items.map((record) => (
          <RecordRow key={keyOfRecord(record)} record={record} />
        ))}
      </ul>
      <div ref={end} className={styles.end}>
        {list.isLoadingMore && <Spinner label={t('app.loading')} />}
      </div>
    </>
  );
}

function RecordRow({ record }: { record: CrmRecord }) {
  const t = useT();
  const nameOf = useRecordName();
  return (
    <li>
      <AppLink to={paths.record(record.type, record.id)} className={styles.row}>
        <RecordTile type={record.type} />
        <bdi className={styles.name}>{nameOf(record)}</bdi>
        {record.restricted && (
          <span className={styles.badge}>
            <Badge tone="warning">
              <Lock size={11} aria-hidden="true" />
              {t('record.restricted')}
            </Badge>
          </span>
        )}
        <span className={styles.type}>{t(`record.type.${record.type}`)}</span>
        <bdi className={styles.id}>{record.id}</bdi>
      </AppLink>
    </li>
  );
}

export function RecordListSkeleton() {
  const t = useT();
  return (
    <div role="status" className={styles.list}>
      <span className="visually-hidden">{t('app.loading')}</span>
      {(['half', 'long', 'half', 'half', 'long', 'half'] as const).map((width, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index} className={styles.row}>
          <Skeleton shape="circle" />
          <Skeleton width={width} />
        </span>
      ))}
    </div>
  );
}
