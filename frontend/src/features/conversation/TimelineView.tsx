import { ArrowDown, ArrowUp } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { View } from '@/api/store/state';
import { useUnsent } from '@/api/store/useStore';
import type { Conversation } from '@/api/types';
import { useMe } from '@/features/session/useSession';
import { useT } from '@/lib/i18n/I18n';
import { useWhereInView } from '@/lib/useWhereInView';
import { useReached } from '@/lib/useReached';
import { Button } from '@/ui/Button';
import { PrependAnchor } from '@/ui/PrependAnchor';
import { Spinner } from '@/ui/Spinner';
import styles from './TimelineView.module.css';
import { TimelineRowView } from './TimelineRowView';
import { firstUnreadSeq, timelineRows } from './timelineRows';
import { useAnnounceNewest } from './useAnnounceNewest';
import { useGoToMessage } from './useGoToMessage';
import { useShowSent } from './useShowSent';
import { useStickToBottom } from './useStickToBottom';
import type { useTimeline } from './useTimeline';

interface TimelineViewProps {
  conversation: Conversation;
  timeline: ReturnType<typeof useTimeline>;
  view: View;
}

/** Loaded well before they come into view. */
const AHEAD = '400px';

/** The loaded part of a timeline; more is loaded when the reader comes near either end. */
export function TimelineView({ conversation, timeline, view }: TimelineViewProps) {
  const t = useT();
  const { entries, hasPreviousPage, hasNextPage, isFetching, from, message } = timeline;
  const me = useMe();
  const reader = { id: me.id, readThroughSeq: conversation.readThroughSeq };
  // A tab shows more than the copy in which messages are unread.
  const unreadCount = view === 'record' ? 0 : conversation.unreadCount;
  const unreadFrom = unreadCount > 0 ? firstUnreadSeq(entries, reader, hasPreviousPage) : undefined;
  const unsent = useUnsent(conversation.id);

  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [line, setLine] = useState<HTMLElement | null>(null);
  const whereIsLine = useWhereInView(scroller, line);
  // New messages are below the reader's position while they read further up.
  const Arrow = whereIsLine === 'below' ? ArrowDown : ArrowUp;
  const { toBottom } = useStickToBottom(scroller, content, !hasNextPage);
  const top = useReached(
    scroller,
    () => {
      if (hasPreviousPage && !isFetching) void timeline.fetchPreviousPage();
    },
    AHEAD,
  );
  const bottom = useReached(
    scroller,
    () => {
      if (hasNextPage && !isFetching) void timeline.fetchNextPage();
    },
    AHEAD,
  );

  useLayoutEffect(() => {
    if (from === 'newest') toBottom();
  }, [from, toBottom]);
  useLayoutEffect(() => {
    if (from !== 'newest' && message === undefined && line !== null) goTo(line);
  }, [from, message, line]);
  useGoToMessage(content, message);
  useShowSent(unsent.length, toBottom);
  useAnnounceNewest(entries.at(-1), reader.id);

  return (
    <div className={styles.wrap}>
      {unreadCount > 0 && whereIsLine !== 'inView' && (
        <Button
          variant="primary"
          size="small"
          className={styles.jump}
          onPress={() => (line === null ? timeline.startAtUnread() : goTo(line))}
        >
          <Arrow size={14} aria-hidden="true" />
          {t('conversation.jump', { count: unreadCount })}
        </Button>
      )}
      {/* In the tab order, since what scrolls must be within reach of the keyboard. */}
      <section
        ref={scroller}
        data-scroller=""
        tabIndex={0}
        aria-label={t('conversation.timeline')}
        className={styles.scroller}
      >
        <div ref={content} className={styles.content}>
          <div ref={top} />
          {timeline.isFetchingPreviousPage && <Waiting />}
          <PrependAnchor first={entries[0]?.seq}>
            {timelineRows(entries, unreadFrom, unsent, me).map((row) => (
              <TimelineRowView
                key={row.key}
                row={row}
                conversation={conversation}
                view={view}
                unreadLine={setLine}
              />
            ))}
          </PrependAnchor>
          {timeline.isFetchingNextPage && <Waiting />}
          <div ref={bottom} />
        </div>
      </section>
    </div>
  );
}

function Waiting() {
  const t = useT();
  return (
    <div className={styles.waiting}>
      <Spinner label={t('app.loading')} />
    </div>
  );
}

function goTo(line: HTMLElement) {
  line.scrollIntoView({ block: 'start' });
  line.focus({ preventScroll: true });
}
