import { useQuery } from '@tanstack/react-query';
import { MessageCircleOff, Trash2 } from 'lucide-react';
import { useParams } from 'react-router';
import { refetchWhileDown } from '@/api/live/liveState';
import { useRecordFeed } from '@/api/live/useRecordFeed';
import { isNotFound } from '@/api/problem';
import { conversationQuery } from '@/api/queries';
import { defaultView } from '@/api/store/state';
import { useConversation } from '@/api/store/useStore';
import type { Conversation, CrmRecord } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { PageTitle } from '@/features/badge/PageTitle';
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
  const { error, refetch } = useQuery({
    ...conversationQuery(id),
    ...refetchWhileDown,
  });

  const conversation = useConversation(id);
  useRecordFeed(conversation && heardBy(conversation), true);

  if (conversation !== undefined) {
    return <LoadedConversation key={conversation.id} conversation={conversation} />;
  }
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
  if (error !== null) {
    return (
      <ErrorState
        title={t('conversation.failed')}
        detail={problemText(error)}
        retryLabel={t('app.tryAgain')}
        onRetry={() => void refetch()}
      />
    );
  }
  return <TimelineSkeleton />;
}

/** The record whose tab sends the events of a conversation that the reader has no copy of; undefined if none is known. */
function heardBy(conversation: Conversation): Pick<CrmRecord, 'type' | 'id'> | undefined {
  if (defaultView(conversation) === 'sidebar') return undefined;
  const [record] = conversation.about.flatMap(({ type, id }) =>
    id === undefined ? [] : [{ type, id }],
  );
  return record;
}

function LoadedConversation({ conversation }: { conversation: Conversation }) {
  const people = usePeopleText(conversation);
  return (
    <div className={styles.page}>
      <PageTitle page={conversation.subject ?? people} />
      <ConversationHeader conversation={conversation} people={people} />
      {conversation.copyDeleted && conversation.membership === 'active' ? (
        <DeletedCopy />
      ) : (
        <>
          <Timeline conversation={conversation} view={defaultView(conversation)} />
          <ConversationFooter conversation={conversation} people={people} />
        </>
      )}
    </div>
  );
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
