import { ChevronRight } from 'lucide-react';
import type { CrmRecord } from '@/api/types';
import { AppLink } from '@/lib/AppLink';
import { useT } from '@/lib/i18n/I18n';
import { paths } from '@/lib/paths';
import styles from './RecordBreadcrumb.module.css';
import { useRecordName } from './useRecordName';

interface RecordBreadcrumbProps {
  record: CrmRecord;
  /** On a page below the record's own: leads there too. */
  isAbove?: boolean;
}

export function RecordBreadcrumb({ record, isAbove = false }: RecordBreadcrumbProps) {
  const t = useT();
  const nameOf = useRecordName();
  const { type, id } = record;
  return (
    <nav aria-label={t('record.breadcrumb')} className={styles.breadcrumb}>
      <AppLink to={paths.records()}>{t('record.title')}</AppLink>
      <ChevronRight size={13} aria-hidden="true" />
      <AppLink to={paths.records(type)}>{t(`record.types.${type}`)}</AppLink>
      {isAbove && (
        <>
          <ChevronRight size={13} aria-hidden="true" />
          <AppLink to={paths.record(type, id)} className={styles.record}>
            <bdi>{nameOf(record)}</bdi>
          </AppLink>
        </>
      )}
    </nav>
  );
}
