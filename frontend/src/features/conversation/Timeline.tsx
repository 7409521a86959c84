import { useSearchParams } from 'react-router';
import type { View } from '@/api/store/state';
import type { Conversation } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { useT } from '@/lib/i18n/I18n';
import { messageIn } from '@/lib/paths';
import { useOnline } from '@/lib/useOnline';
import { Button } from '@/ui/Button';
import { ErrorState } from '@/ui/ErrorState';
import { Note } from '@/ui/Note';
import styles from './Timeline.module.css';
import { TimelineSkeleton } from './TimelineSkeleton';
import { TimelineView } from './TimelineView';
import { useTimeline } from './useTimeline';

interface TimelineProps {
  /** As this view shows it. */
  conversation: Conversation;
  view: View;
}

/** All that was said, oldest on top. */
export function Timeline(props: TimelineProps) {
  const at = messageIn(useSearchParams()[0]);
  return <TimelineFrom key={at ?? 'newest'} at={at} {...props} />;
}

interface TimelineFromProps extends TimelineProps {
  /** The position of a message to start at. */
  at: number | undefined;
}

function TimelineFrom({ conversation, view, at }: TimelineFromProps) {
  const t = useT();
  const problemText = useProblemText();
  const timeline = useTimeline(conversation, view, at);
  const isOnline = useOnline();

  const isMissing = timeline.entries.length === 0 && (timeline.isError || !isOnline);
  if (isMissing && conversation.messages.length > 0) {
    return (
      <NewestOnly conversation={conversation} timeline={timeline} view={view} isOnline={isOnline} />
    );
  }
  if (timeline.isPending) return <TimelineSkeleton />;
  if (timeline.isError && timeline.entries.length === 0) {
    return (
      <ErrorState
        title={t('conversation.timelineFailed')}
        detail={problemText(timeline.error)}
        retryLabel={t('app.tryAgain')}
        onRetry={() => void timeline.refetch()}
      />
    );
  }
  return (
    <TimelineView key={timeline.from} conversation={conversation} timeline={timeline} view={view} />
  );
}

interface NewestOnlyProps extends TimelineProps {
  timeline: ReturnType<typeof useTimeline>;
  isOnline: boolean;
}

/** The newest messages, known from the list of conversations, while no others can be loaded. */
function NewestOnly({ conversation, timeline, view, isOnline }: NewestOnlyProps) {
  const t = useT();
  return (
    <>
      {conversation.messageCount > conversation.messages.length && (
        <Note role="status" className={styles.newestOnly}>
          <p>{t(isOnline ? 'conversation.newestOnly' : 'conversation.newestOnly.offline')}</p>
          {isOnline && (
            <Button size="small" onPress={() => void timeline.refetch()}>
              {t('app.tryAgain')}
            </Button>
          )}
        </Note>
      )}
      <TimelineView
        conversation={conversation}
        timeline={{
          ...timeline,
          entries: conversation.messages,
          hasPreviousPage: false,
          hasNextPage: false,
        }}
        view={view}
      />
    </>
  );
}
