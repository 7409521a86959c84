import type { Conversation } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { useT } from '@/lib/i18n/I18n';
import { ErrorState } from '@/ui/ErrorState';
import { TimelineSkeleton } from './TimelineSkeleton';
import { TimelineView } from './TimelineView';
import { useTimeline } from './useTimeline';

interface TimelineProps {
  /** Its `lastSeq` is that of the view shown. */
  conversation: Conversation;
  asRecord?: boolean;
}

/** All that was said, oldest on top: as one's own copy shows it, or as the tab of a record does. */
export function Timeline({ conversation, asRecord = false }: TimelineProps) {
  const t = useT();
  const problemText = useProblemText();
  const timeline = useTimeline(conversation, asRecord);

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
    <TimelineView
      key={timeline.from}
      conversation={conversation}
      timeline={timeline}
      asRecord={asRecord}
    />
  );
}
