import { clsx } from 'clsx';
import { useId } from 'react';
import { useProblemText } from '@/api/useProblemText';
import { SearchBox } from '@/features/search/SearchBox';
import { SearchResults } from '@/features/search/SearchResults';
import { useSearchText } from '@/features/search/useSearchText';
import { useT } from '@/lib/i18n/I18n';
import { announce } from '@/ui/announce';
import { showToast } from '@/ui/toasts';
import styles from './ConversationsSidebar.module.css';
import { ConversationFeed } from './ConversationFeed';
import { FilterBar } from './FilterBar';
import { SearchScope } from './SearchScope';
import { SidebarHeader } from './SidebarHeader';
import { useConversationList } from './useConversationList';
import { useMarkAllRead } from './useMarkAllRead';
import { filterParams, useSidebarFilter } from './useSidebarFilter';
import { uncoverPage } from './useSidebarOpen';

interface ConversationsSidebarProps {
  /** Keeps its place, unseen and out of reach. */
  isHidden?: boolean;
  onAdd: () => void;
}

/** The user's own list of conversations, beside whatever page they are on. */
export function ConversationsSidebar({ isHidden = false, onAdd }: ConversationsSidebarProps) {
  const t = useT();
  const { filter, change, replace, isFiltered } = useSidebarFilter();
  const { text, search, isSearching } = useSearchText('search');
  const resultsId = useId();
  const list = useConversationList(filter);
  const markAllRead = useMarkAllRead();
  const problemText = useProblemText();
  const { asOf } = list;

  async function refresh() {
    try {
      await list.refresh();
      announce(t('sidebar.refreshed'));
    } catch (error) {
      showToast(t('sidebar.refreshFailed', { reason: problemText(error) }), {
        label: t('app.tryAgain'),
        run: () => void refresh(),
      });
    }
  }

  return (
    <aside
      id="conversations-sidebar"
      aria-label={t('sidebar.title')}
      inert={isHidden}
      className={clsx(styles.sidebar, isHidden && styles.hidden)}
    >
      <SidebarHeader
        onAdd={onAdd}
        isRefreshing={list.isRefetching}
        onRefresh={() => void refresh()}
        onMarkAllRead={
          asOf === undefined
            ? undefined
            : () => markAllRead.mutate(asOf, { onSuccess: () => void refresh() })
        }
      >
        <div role="search" aria-label={t('search.sidebar')} className={styles.search}>
          <SearchBox
            label={t('search.sidebar')}
            text={text}
            onSearch={(next) => search(next)}
            resultsId={resultsId}
          />
        </div>
      </SidebarHeader>
      {isSearching ? (
        <>
          {isFiltered && (
            <SearchScope onNarrow={() => search('', filterParams({ q: text.trim() }))} />
          )}
          <SearchResults id={resultsId} text={text} onOpen={uncoverPage} />
        </>
      ) : (
        <>
          <FilterBar filter={filter} onChange={change} onReplace={replace} />
          <ConversationFeed
            key={list.refreshes}
            list={list}
            filter={filter}
            onAdd={onAdd}
            onClearFilter={() => replace({})}
          />
        </>
      )}
    </aside>
  );
}
