import { SearchX } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useProblemText } from '@/api/useProblemText';
import { PageTitle } from '@/features/badge/PageTitle';
import { useT } from '@/lib/i18n/I18n';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { isRecordType } from './recordKey';
import { RecordList, RecordListSkeleton } from './RecordList';
import { RecordsFilter } from './RecordsFilter';
import styles from './RecordsPage.module.css';
import { useRecordSearch } from './useRecordSearch';

/** All records whose name the reader may see; type and search live in the address. */
export function RecordsPage() {
  const t = useT();
  const problemText = useProblemText();
  const [params, setParams] = useSearchParams();
  const typeInAddress = params.get('type');
  const type = isRecordType(typeInAddress) ? typeInAddress : undefined;
  const [text, setText] = useState(params.get('q') ?? '');
  const list = useRecordSearch(type, text);

  function keep(name: 'type' | 'q', value: string) {
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  }

  function search(next: string) {
    setText(next);
    keep('q', next);
  }

  return (
    <div className={styles.page}>
      <PageTitle page={t('record.title')} />
      <h1 className={styles.title}>{t('record.title')}</h1>
      <RecordsFilter
        type={type}
        text={text}
        onType={(next) => keep('type', next ?? '')}
        onText={search}
      />
      {list.isLoading && <RecordListSkeleton />}
      {list.items.length > 0 && <RecordList list={list} />}
      {list.error !== null && (
        <ErrorState
          title={t('record.failed')}
          detail={problemText(list.error)}
          retryLabel={t('app.tryAgain')}
          onRetry={list.retry}
        />
      )}
      {!list.isLoading && list.error === null && list.items.length === 0 && (
        <EmptyState
          icon={<SearchX size={20} />}
          title={t('record.none')}
          action={
            <Button
              onPress={() => {
                search('');
                keep('type', '');
              }}
            >
              {t('record.showAll')}
            </Button>
          }
        >
          {t('record.none.hint')}
        </EmptyState>
      )}
    </div>
  );
}
