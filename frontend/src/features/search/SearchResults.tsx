import { clsx } from 'clsx';
import { SearchX } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { useProblemText } from '@/api/useProblemText';
import { useT } from '@/lib/i18n/I18n';
import { paths } from '@/lib/paths';
import { useReached } from '@/lib/useReached';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { Skeleton } from '@/ui/Skeleton';
import { Spinner } from '@/ui/Spinner';
import { SearchHitRow } from './SearchHitRow';
import styles from './SearchResults.module.css';
import { useSearch } from './useSearch';

interface SearchResultsProps {
  id: string;
  text: string;
  /** The record whose tab is searched, as `type:id`; without it, the reader's sidebar. */
  about?: string;
  /** Where a conversation is opened; by default at its own page. */
  pathOf?: (conversationId: string) => string;
  onOpen?: () => void;
  /** Whether it scrolls with the page rather than by itself. */
  isInPage?: boolean;
}

/** The search hits, best first. Arrow keys move between them. */
export function SearchResults({
  id,
  text,
  about,
  pathOf = paths.conversation,
  onOpen,
  isInPage = false,
}: SearchResultsProps) {
  const t = useT();
  const problemText = useProblemText();
  const list = useSearch(text, about);
  const scroller = useRef<HTMLElement>(null);
  const end = useReached(scroller, list.loadMore, '400px');
  const { items, error, isLoading, hasMore } = list;
  const count = items.length;

  return (
    <div
      ref={(element) => {
        scroller.current = isInPage ? (element?.closest('main') ?? null) : element;
      }}
      id={id}
      className={clsx(styles.results, isInPage && styles.inPage)}
      aria-busy={list.isStale}
    >
      <p role="status" className="visually-hidden">
        {!list.isStale &&
          !isLoading &&
          error === null &&
          (hasMore ? t('search.countMore', { count }) : t('search.count', { count }))}
      </p>
      {isLoading && <HitSkeletons />}
      {error !== null && count === 0 && (
        <ErrorState
          title={t('search.failed')}
          detail={problemText(error)}
          retryLabel={t('app.tryAgain')}
          onRetry={list.retry}
        />
      )}
      {!isLoading && error === null && count === 0 && (
        <EmptyState icon={<SearchX size={20} />} title={t('search.none', { text: text.trim() })}>
          {t('search.none.hint')}
        </EmptyState>
      )}
      {count > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its arrow keys
        <ol aria-label={t('search.results')} className={styles.list} onKeyDown={moveBetweenHits}>
          {items.map((hit) => (
            <SearchHitRow
              key={`${hit.conversation.id}#${hit.entry?.seq ?? ''}`}
              hit={hit}
              to={paths.at(pathOf(hit.conversation.id), hit.entry?.seq)}
              onOpen={onOpen}
            />
          ))}
        </ol>
      )}
      <div ref={end} />
      {list.isLoadingMore && <Spinner label={t('app.loading')} />}
      {error !== null && count > 0 && (
        <ErrorState
          title={t('search.failed')}
          detail={problemText(error)}
          retryLabel={t('app.tryAgain')}
          onRetry={list.retry}
        />
      )}
    </div>
  );
}

function moveBetweenHits(event: KeyboardEvent<HTMLElement>) {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  const links = [...event.currentTarget.querySelectorAll('a')];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = links[at + by];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}

function HitSkeletons() {
  const t = useT();
  return (
    <div role="status" className={styles.skeletons}>
      <span className="visually-hidden">{t('app.loading')}</span>
      {(['half', 'short', 'half', 'short'] as const).map((width, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- they are all alike
        <div key={index} className={styles.skeleton}>
          <Skeleton width={width} />
          <Skeleton width="full" />
        </div>
      ))}
    </div>
  );
}
