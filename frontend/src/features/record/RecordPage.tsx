import { useQuery } from '@tanstack/react-query';
import { FileQuestionMark } from 'lucide-react';
import { useParams } from 'react-router';
import { isNotFound } from '@/api/problem';
import { recordQuery } from '@/api/queries';
import type { RecordType } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { AppLink } from '@/lib/AppLink';
import { useT } from '@/lib/i18n/I18n';
import { paths } from '@/lib/paths';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { Skeleton } from '@/ui/Skeleton';
import { isRecordType } from './recordKey';
import { RecordDetails } from './RecordDetails';
import styles from './RecordPage.module.css';

export function RecordPage() {
  const { type, id = '' } = useParams();
  return isRecordType(type) ? <KnownType type={type} id={id} /> : <NoSuchRecord />;
}

function KnownType({ type, id }: { type: RecordType; id: string }) {
  const t = useT();
  const problemText = useProblemText();
  const { data: record, error, refetch } = useQuery(recordQuery(type, id));
  if (record) return <RecordDetails record={record} />;
  if (isNotFound(error)) return <NoSuchRecord />;
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
      <title>{t('app.title', { page: t('record.notFound') })}</title>
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
