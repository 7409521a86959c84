import { useSearchParams } from 'react-router';
import type { View } from '@/api/store/state';
import type { Conversation } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { useT } from '@/lib/i18n/I18n';
import { messageIn } from '@/lib/paths';
import { ErrorState } from '@/ui/ErrorState';
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
