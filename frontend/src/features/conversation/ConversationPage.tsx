import { useQuery, useQueryClient } from '@tanstack/react-query';
import { MessageCircleOff, Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { refetchWhileDown } from '@/api/live/liveState';
import { refreshTab } from '@/api/live/refreshShown';
import { useRecordFeed } from '@/api/live/useRecordFeed';
import { isNotFound } from '@/api/problem';
import { conversationQuery } from '@/api/queries';
import { isReadAsRecord, knownRecord } from '@/api/readAs';
import type { Conversation, RecordType } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { PageTitle } from '@/features/sidebar/PageTitle';
import { AppLink } from '@/lib/AppLink';
import { useT } from '@/lib/i18n/I18n';
import { paths } from '@/lib/paths';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { ConversationFooter } from './ConversationFooter';
import { ConversationHeader } from './ConversationHeader';
import styles from './ConversationPage.module.css';
import { Timeline } from './Timeline';
import { TimelineSkeleton } from './TimelineSkeleton';
import { usePeopleText } from './usePeopleText';

/** One conversation at its own address (B12). */
export function ConversationPage() {
  const t = useT();
  const problemText = useProblemText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    ...conversationQuery(id),
    ...refetchWhileDown,
  });

  if (isNotFound(error)) {
    return (
      <EmptyState
        icon={<MessageCircleOff size={20} />}
        title={t('conversation.notFound')}
        action={<AppLink to={paths.home()}>{t('app.notFound.home')}</AppLink>}
      >
        {t('app.notFound.hint')}
      </EmptyState>
    );
  }
  if (data === undefined && error !== null) {
    return (
      <ErrorState
        title={t('conversation.failed')}
        detail={problemText(error)}
        retryLabel={t('app.tryAgain')}
        onRetry={() => void refetch()}
      />
    );
  }
  if (data === undefined) return <TimelineSkeleton />;
  return <LoadedConversation key={data.id} conversation={data} />;
}

function LoadedConversation({ conversation }: { conversation: Conversation }) {
  const people = usePeopleText(conversation);
  const asRecord = isReadAsRecord(conversation);
  const record = asRecord ? knownRecord(conversation) : undefined;
  return (
    <div className={styles.page}>
      {record && <TabEvents key={`${record.type}:${record.id}`} record={record} />}
      <PageTitle page={conversation.subject ?? people} />
      <ConversationHeader conversation={conversation} people={people} />
      {conversation.copyDeleted && conversation.membership === 'active' ? (
        <DeletedCopy />
      ) : (
        <>
          <Timeline asRecord={asRecord} conversation={conversation} />
          <ConversationFooter conversation={conversation} people={people} />
        </>
      )}
    </div>
  );
}

/** Follows what is read as the tab of a record shows it. */
function TabEvents({ record }: { record: { type: RecordType; id: string } }) {
  const queryClient = useQueryClient();
  const isHeard = useRecordFeed(record);
  useEffect(() => {
    // It was loaded before they came in.
    if (isHeard) void refreshTab(queryClient);
  }, [queryClient, isHeard]);
  return null;
}

/** Where the timeline stood before the reader deleted their copy (E2). */
function DeletedCopy() {
  const t = useT();
  return (
    <EmptyState icon={<Trash2 size={20} />} title={t('copy.deletedTitle')}>
      {t('copy.deletedText')}
    </EmptyState>
  );
}
