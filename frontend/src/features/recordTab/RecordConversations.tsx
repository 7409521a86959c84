import { MessageSquarePlus, MessagesSquare } from 'lucide-react';
import { useId, useRef } from 'react';
import type { CrmRecord } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { useNewConversation } from '@/features/newConversation/NewConversationProvider';
import { keyOfRecord } from '@/features/record/recordKey';
import { SearchBox } from '@/features/search/SearchBox';
import { SearchResults } from '@/features/search/SearchResults';
import { useSearchText } from '@/features/search/useSearchText';
import { useT } from '@/lib/i18n/I18n';
import { paths } from '@/lib/paths';
import { useReached } from '@/lib/useReached';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { Spinner } from '@/ui/Spinner';
import { RecordConversationSkeletons } from './RecordConversationSkeletons';
import styles from './RecordConversations.module.css';
import { RecordConversationRow } from './RecordConversationRow';
import { useRecordConversations } from './useRecordConversations';

interface RecordConversationsProps {
  record: CrmRecord;
  /** Whether the events of its tab come in: what is loaded before would have to be loaded again. */
  isHeard: boolean;
}

/** The content of a record's tab: the conversations about it, and Add (F1, A7). */
export function RecordConversations({ record, isHeard }: RecordConversationsProps) {
  const t = useT();
  const problemText = useProblemText();
  const newConversation = useNewConversation();
  const list = useRecordConversations(record, isHeard);
  const scroller = useRef<HTMLElement>(null);
  const end = useReached(scroller, list.loadMore);
  const { text, search, isSearching } = useSearchText('find');
  const resultsId = useId();
  const isEmpty = !list.isLoading && list.error === null && list.items.length === 0;
  const add = (
    <Button variant="primary" onPress={() => newConversation([record])}>
      <MessageSquarePlus size={16} aria-hidden="true" />
      {t('record.add')}
    </Button>
  );
  return (
    <div className={styles.tab}>
      {!isEmpty && (
        <div className={styles.bar}>
          <p className={styles.hint}>{t('recordTab.hint')}</p>
          {add}
        </div>
      )}
      {/* Users who may not know the record's name find nothing by it (F3). */}
      {!isEmpty && record.name !== null && (
        <search aria-label={t('search.record')}>
          <SearchBox
            label={t('search.record')}
            text={text}
            onSearch={search}
            resultsId={resultsId}
          />
        </search>
      )}
      {isSearching ? (
        <SearchResults
          id={resultsId}
          isInPage
          text={text}
          about={keyOfRecord(record)}
          pathOf={(id) => paths.recordConversation(record.type, record.id, id)}
        />
      ) : (
        <>
          {list.isLoading && <RecordConversationSkeletons />}
          {isEmpty && (
            <EmptyState
              icon={<MessagesSquare size={20} />}
              title={t('recordTab.empty')}
              action={add}
            >
              {t('recordTab.empty.hint')}
            </EmptyState>
          )}
          {list.items.length > 0 && (
            <ul
              aria-label={t('recordTab.list')}
              className={styles.list}
              ref={(element) => {
                scroller.current = element?.closest('main') ?? null;
              }}
            >
              {list.items.map((conversation) => (
                <RecordConversationRow
                  key={conversation.id}
                  record={record}
                  conversation={conversation}
                />
              ))}
            </ul>
          )}
          <div ref={end} className={styles.end}>
            {list.isLoadingMore && <Spinner label={t('app.loading')} />}
          </div>
          {list.error !== null && (
            <ErrorState
              title={t('recordTab.failed')}
              detail={problemText(list.error)}
              retryLabel={t('app.tryAgain')}
              onRetry={list.retry}
            />
          )}
        </>
      )}
    </div>
  );
}
