import { Lock } from 'lucide-react';
import type { CrmRecord } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import styles from './RecordOption.module.css';
import { RecordTile } from './RecordTile';
import { useRecordName } from './useRecordName';

/** One record in a list. */
export function RecordOption({ record }: { record: CrmRecord }) {
  const t = useT();
  const nameOf = useRecordName();
  return (
    <>
      <RecordTile type={record.type} />
      <span className={styles.texts}>
        <bdi className={styles.name}>{nameOf(record)}</bdi>
        <span className={styles.kind}>
          {t(`record.type.${record.type}`)} · <bdi>{record.id}</bdi>
        </span>
      </span>
      {record.restricted && (
        <span className={styles.restricted}>
          <Lock size={12} aria-hidden="true" />
          {t('record.restricted')}
        </span>
      )}
    </>
  );
}
