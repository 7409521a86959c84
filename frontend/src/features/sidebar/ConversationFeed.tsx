import { Inbox, SearchX } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { useProblemText } from '@/api/useProblemText';
import { useT } from '@/lib/i18n/I18n';
import { useReached } from '@/lib/useReached';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { CardSkeletons } from './CardSkeletons';
import { ConversationCard } from './ConversationCard';
import styles from './ConversationFeed.module.css';
import type { useConversationList } from './useConversationList';

interface ConversationFeedProps {
  list: ReturnType<typeof useConversationList>;
  isFiltered: boolean;
  onAdd: () => void;
  onClearFilter: () => void;
}

export function ConversationFeed({
  list,
  isFiltered,
  onAdd,
  onClearFilter,
}: ConversationFeedProps) {
  const t = useT();
  const problemText = useProblemText();
  const scroller = useRef<HTMLDivElement>(null);
  const { conversations, hasNextPage, isFetchingNextPage, isFetchNextPageError } = list;
  const end = useReached(scroller, () => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void list.fetchNextPage();
  });

  if (list.isPending) return <CardSkeletons />;
  if (list.isError && conversations.length === 0) {
    return (
      <ErrorState
        title={t('sidebar.failed')}
        detail={problemText(list.error)}
        retryLabel={t('app.tryAgain')}
        onRetry={() => void list.refetch()}
      />
    );
  }
  if (conversations.length === 0) {
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
    <div ref={scroller} data-scroller="" className={styles.scroller}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of the feed pattern */}
      <div
        role="feed"
        aria-label={t('sidebar.list')}
        aria-busy={isFetchingNextPage}
        onKeyDown={moveBetweenCards}
      >
        {conversations.map((conversation, index) => (
          <ConversationCard
            key={conversation.id}
            conversation={conversation}
            position={index + 1}
            setSize={hasNextPage ? -1 : conversations.length}
          />
        ))}
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
  );
}

/** Page Up and Page Down go from card to card, as the feed pattern of ARIA asks; not while typing. */
function moveBetweenCards(event: KeyboardEvent<HTMLElement>) {
  const { target } = event;
  if (!(target instanceof HTMLElement) || target.closest('textarea, input')) return;
  if (event.key !== 'PageDown' && event.key !== 'PageUp') return;
  const card = target.closest('article');
  const next = event.key === 'PageDown' ? card?.nextElementSibling : card?.previousElementSibling;
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
