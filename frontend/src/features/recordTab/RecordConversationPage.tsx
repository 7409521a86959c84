import { MessageCircleOff } from 'lucide-react';
import { useParams } from 'react-router';
import type { Conversation, CrmRecord } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { ConversationFooter } from '@/features/conversation/ConversationFooter';
import { ConversationHeader } from '@/features/conversation/ConversationHeader';
import { Timeline } from '@/features/conversation/Timeline';
import { TimelineSkeleton } from '@/features/conversation/TimelineSkeleton';
import { usePeopleText } from '@/features/conversation/usePeopleText';
import { RecordBreadcrumb } from '@/features/record/RecordBreadcrumb';
import { RecordLoader } from '@/features/record/RecordLoader';
import { PageTitle } from '@/features/badge/PageTitle';
import { AppLink } from '@/lib/AppLink';
import { useT } from '@/lib/i18n/I18n';
import { paths } from '@/lib/paths';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import styles from './RecordConversationPage.module.css';
import { useRecordView } from './useRecordView';

/** One conversation as the tab of a record shows it: whole, to whoever may view the record (F1, F2). */
export function RecordConversationPage() {
  const { conversationId = '' } = useParams();
  return (
    <RecordLoader>
      {(record) => (
        <div className={styles.page}>
          <div className={styles.breadcrumb}>
            <RecordBreadcrumb record={record} isAbove />
          </div>
          <InTab key={conversationId} record={record} id={conversationId} />
        </div>
      )}
    </RecordLoader>
  );
}

function InTab({ record, id }: { record: CrmRecord; id: string }) {
  const t = useT();
  const problemText = useProblemText();
  const view = useRecordView(record, id);
  if (view.isNotFound) {
    return (
      <EmptyState
        icon={<MessageCircleOff size={20} />}
        title={t('conversation.notFound')}
        action={
          <AppLink to={paths.record(record.type, record.id)}>{t('recordTab.toRecord')}</AppLink>
        }
      >
        {t('app.notFound.hint')}
      </EmptyState>
    );
  }
  if (view.conversation) {
    return <Loaded record={record} conversation={view.conversation} />;
  }
  if (view.error === null) return <TimelineSkeleton />;
  return (
    <ErrorState
      title={t('conversation.failed')}
      detail={problemText(view.error)}
      retryLabel={t('app.tryAgain')}
      onRetry={view.retry}
    />
  );
}

interface LoadedProps {
  record: CrmRecord;
  conversation: Conversation;
}

function Loaded({ record, conversation }: LoadedProps) {
  const people = usePeopleText(conversation);
  return (
    <>
      <PageTitle page={conversation.subject ?? people} />
      <ConversationHeader conversation={conversation} people={people} tabOf={record} />
      <Timeline conversation={conversation} view="record" />
      <ConversationFooter conversation={conversation} people={people} />
    </>
  );
}
