import { ArrowUp, CheckCheck, Inbox, SearchX } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useMatch } from 'react-router';
import type { ConversationFilter } from '@/api/keys';
import { isNotFound } from '@/api/problem';
import { useProblemText } from '@/api/useProblemText';
import { catchFocus } from '@/lib/catchFocus';
import { useT } from '@/lib/i18n/I18n';
import { patterns } from '@/lib/paths';
import { useReached } from '@/lib/useReached';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { ScrollAnchor } from '@/ui/ScrollAnchor';
import { CardSkeletons } from './CardSkeletons';
import styles from './ConversationFeed.module.css';
import { FeedPage } from './FeedPage';
import { ExpandedCards } from './ExpandedCards';
import type { useConversationList } from './useConversationList';
import { useHeldOrder } from './useHeldOrder';
import { useStarted } from './useStarted';

/** A page of low cards is not much longer than a window: further ahead, a second one would be loaded at once. */
const AHEAD = '400px';

interface ConversationFeedProps {
  list: ReturnType<typeof useConversationList>;
  filter: ConversationFilter;
  onAdd: () => void;
  onClearFilter: () => void;
}

export function ConversationFeed({ list, filter, onAdd, onClearFilter }: ConversationFeedProps) {
  const t = useT();
  const problemText = useProblemText();
  const scroller = useRef<HTMLDivElement>(null);
  const view = useRef<ScrollAnchor>(null);
  const current = useShownConversation();
  const conditions = Object.keys(filter);
  const isFiltered = conditions.length > 0;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError } = list;
  const held = useHeldOrder(list, scroller);
  const pages = held.shown;
  const last = pages.at(-1);
  const count = last === undefined ? 0 : last.offset + last.conversations.length;
  const end = useReached(
    scroller,
    () => {
      if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void list.fetchNextPage();
    },
    AHEAD,
  );

  const { letGo } = held;
  const started = useStarted(list.pages);
  const startedBefore = useRef(started);
  // A new conversation of the user is shown at the top, wherever they were in the list; a filtered list is loaded first.
  useEffect(() => {
    const { id, isListed } = startedBefore.current;
    startedBefore.current = started;
    if (started.id === id && started.isListed === isListed) return;
    letGo();
    if (started.isListed) view.current?.toTop();
  }, [started, letGo]);

  function showNew() {
    letGo();
    view.current?.toTop();
    catchFocus(() => scroller.current?.querySelector('article'));
  }

  if (list.isPending) return <CardSkeletons />;
  // A filter in the address may be gone.
  const isNoFilter = isFiltered && isNotFound(list.error);
  if (list.isError && count === 0 && !isNoFilter) {
    return (
      <ErrorState
        title={t('sidebar.failed')}
        detail={problemText(list.error)}
        retryLabel={t('app.tryAgain')}
        onRetry={() => void list.refetch()}
      />
    );
  }
  if (count === 0) {
    if (filter.unread === true && conditions.length === 1) {
      return (
        <EmptyState
          icon={<CheckCheck size={20} />}
          title={t('sidebar.allRead')}
          action={<Button onPress={onClearFilter}>{t('sidebar.clearFilter')}</Button>}
        />
      );
    }
    return isFiltered ? (
      <EmptyState
        icon={<SearchX size={20} />}
        title={t('sidebar.noMatch')}
        action={<Button onPress={onClearFilter}>{t('sidebar.clearFilter')}</Button>}
      />
    ) : (
      <EmptyState
        icon={<Inbox size={20} />}
        title={t('sidebar.empty')}
        action={
          <Button variant="primary" onPress={onAdd}>
            {t('sidebar.add')}
          </Button>
        }
      >
        {t('sidebar.empty.hint')}
      </EmptyState>
    );
  }
  return (
    <div className={styles.wrap}>
      {held.isWaiting && (
        <Button size="small" variant="primary" className={styles.showNew} onPress={showNew}>
          <ArrowUp size={14} aria-hidden="true" />
          {t('sidebar.showNew')}
        </Button>
      )}
      <div
        ref={scroller}
        data-scroller=""
        className={styles.scroller}
        onScroll={held.onScroll}
        onPointerMove={held.onPointerMove}
        onPointerLeave={held.onPointerLeave}
      >
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of the feed pattern */}
        <div
          role="feed"
          aria-label={t('sidebar.list')}
          aria-busy={isFetchingNextPage}
          onKeyDown={moveBetweenCards}
        >
          <ScrollAnchor ref={view} isHeld={held.isHeld}>
            <ExpandedCards>
              {pages.map(({ key, offset, conversations }) => (
                <FeedPage
                  key={key}
                  conversations={conversations}
                  offset={offset}
                  setSize={hasNextPage ? -1 : count}
                  scroller={scroller}
                  current={current}
                />
              ))}
            </ExpandedCards>
          </ScrollAnchor>
        </div>
        <div ref={end} />
        {isFetchingNextPage && <CardSkeletons count={2} />}
        {isFetchNextPageError && (
          <div className={styles.failed} role="alert">
            {problemText(list.error)}
            <Button size="small" onPress={() => void list.fetchNextPage()}>
              {t('app.tryAgain')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

/** The id of the conversation that the page shows: at its own address, or in the tab of a record. */
function useShownConversation(): string | undefined {
  const own = useMatch(patterns.conversation);
  const inTab = useMatch(patterns.recordConversation);
  return own?.params.id ?? inTab?.params.conversationId;
}

/** Page Up and Page Down go from card to card, as the feed pattern of ARIA asks; not while typing. */
function moveBetweenCards(event: KeyboardEvent<HTMLElement>) {
  const { target } = event;
  if (!(target instanceof HTMLElement) || target.closest('textarea, input')) return;
  if (event.key !== 'PageDown' && event.key !== 'PageUp') return;
  const cards = [...event.currentTarget.querySelectorAll('article')];
  const at = cards.findIndex((card) => card.contains(target));
  const next = cards[at + (event.key === 'PageDown' ? 1 : -1)];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}
