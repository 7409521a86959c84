import { useQuery } from '@tanstack/react-query';
import { FileQuestionMark } from 'lucide-react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { isNotFound } from '@/api/problem';
import { recordQuery } from '@/api/queries';
import type { CrmRecord, RecordType } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { PageTitle } from '@/features/badge/PageTitle';
import { AppLink } from '@/lib/AppLink';
import { useT } from '@/lib/i18n/I18n';
import { paths } from '@/lib/paths';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { Skeleton } from '@/ui/Skeleton';
import { isRecordType } from './recordKey';
import styles from './RecordPage.module.css';

interface WithRecordProps {
  children: (record: CrmRecord) => ReactNode;
}

/** A page about the record that the address names, once it is known. */
export function RecordLoader({ children }: WithRecordProps) {
  const { type, id = '' } = useParams();
  if (!isRecordType(type)) return <NoSuchRecord />;
  return (
    <KnownType key={`${type}:${id}`} type={type} id={id}>
      {children}
    </KnownType>
  );
}

function KnownType({ type, id, children }: WithRecordProps & { type: RecordType; id: string }) {
  const t = useT();
  const problemText = useProblemText();
  const { data: record, error, refetch } = useQuery(recordQuery(type, id));
  if (isNotFound(error)) return <NoSuchRecord />;
  if (record) return children(record);
  if (error) {
    return (
      <ErrorState
        title={t('record.loadFailed')}
        detail={problemText(error)}
        retryLabel={t('app.tryAgain')}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <div role="status" className={styles.page}>
      <span className="visually-hidden">{t('app.loading')}</span>
      <Skeleton width="short" />
      <Skeleton shape="block" width="half" />
      <Skeleton shape="block" />
    </div>
  );
}

/** The same for a record that does not exist and for one that the reader may not view (F3). */
function NoSuchRecord() {
  const t = useT();
  return (
    <>
      <PageTitle page={t('record.notFound')} />
      <EmptyState
        icon={<FileQuestionMark size={20} />}
        title={t('record.notFound')}
        action={<AppLink to={paths.records()}>{t('record.toRecords')}</AppLink>}
      >
        {t('record.notFound.hint')}
      </EmptyState>
    </>
  );
}
