import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import { mergeEntries } from './entries';
import { keys } from './keys';
import type { Conversation, Entry, Timeline } from './types';

/** One page of the sidebar's list, with what Mark All Read needs: `asOf`, asked for before the first page was. */
export interface ListPage {
  items: Conversation[];
  nextCursor: string | null;
  asOf?: string;
}

type Change = (known: Conversation) => Conversation;

/** Changes what the cache holds of a conversation, as the user's copy shows it and as a record's tab does. */
export function changeEverywhere(queryClient: QueryClient, id: string, change: Change): void {
  changeOwn(queryClient, id, change);
  changeInTabs(queryClient, id, change);
}

export function changeOwn(queryClient: QueryClient, id: string, change: Change): void {
  queryClient.setQueryData<Conversation>(keys.conversation(id), (known) => known && change(known));
  changeInLists(queryClient, keys.allConversations(), id, change);
}

export function changeInTabs(queryClient: QueryClient, id: string, change: Change): void {
  changeInLists(queryClient, keys.allRecordConversations(), id, change);
}

/** All that the cache holds of the user's copy; of two the later one may be newer. */
export function ownOf(queryClient: QueryClient, id: string): Conversation[] {
  const single = queryClient.getQueryData<Conversation>(keys.conversation(id));
  const items = listed(queryClient).filter((item) => item.id === id);
  return [...items, ...(single ? [single] : [])];
}

/** All that the sidebar's lists hold, or those whose keys begin so, each conversation as often as it stands there. */
export function listed(
  queryClient: QueryClient,
  queryKey: QueryKey = keys.allConversations(),
): Conversation[] {
  const lists = queryClient.getQueriesData<InfiniteData<ListPage>>({ queryKey });
  return lists.flatMap(([, list]) => list?.pages.flatMap(({ items }) => items) ?? []);
}

/** In the lists whose keys begin so. */
export function changeInLists(
  queryClient: QueryClient,
  queryKey: QueryKey,
  id: string,
  change: Change,
): void {
  const lists = queryClient.getQueriesData<InfiniteData<ListPage>>({ queryKey });
  for (const [key, list] of lists) {
    // Others are left as they are: a change that is none would still count as one.
    if (!list?.pages.some(({ items }) => items.some((item) => item.id === id))) continue;
    changeList(queryClient, key, ({ pages, ...rest }) => ({
      ...rest,
      pages: pages.map((page) =>
        page.items.some((item) => item.id === id)
          ? { ...page, items: page.items.map((item) => (item.id === id ? change(item) : item)) }
          : page,
      ),
    }));
  }
}

/** Changes one list, if it is loaded. What is put in by hand counts as fresh; but one that must be asked for again stays so. */
export function changeList(
  queryClient: QueryClient,
  queryKey: QueryKey,
  change: (list: InfiniteData<ListPage>) => InfiniteData<ListPage>,
): void {
  const query = queryClient.getQueryCache().find({ queryKey });
  const isStale = query?.state.isInvalidated;
  queryClient.setQueryData<InfiniteData<ListPage>>(queryKey, (list) => list && change(list));
  if (isStale) query?.invalidate();
}

/** Who reads a timeline: the older messages of a card, or a page. */
type View = Parameters<typeof keys.messages>[1];

export function changeTimelines(
  queryClient: QueryClient,
  id: string,
  change: (data: InfiniteData<Timeline>, view: View) => InfiniteData<Timeline>,
): void {
  const queries = queryClient.getQueriesData<InfiniteData<Timeline>>({
    queryKey: keys.allMessages(),
  });
  for (const [key, data] of queries) {
    const params = key[1] as { id: string; view: View } | undefined;
    if (params?.id === id && data) queryClient.setQueryData(key, change(data, params.view));
  }
}

/** Puts what has just been said at the end of the timelines that reach to there; or of those alone that a record's tab shows. */
export function addToTimelines(
  queryClient: QueryClient,
  id: string,
  entries: readonly Entry[],
  inTabsOnly = false,
): void {
  changeTimelines(queryClient, id, (data, view) => {
    const last = data.pages.at(-1);
    if ('before' in view || (inTabsOnly && !view.asRecord)) return data;
    if (!last || last.hasNewer || !adjoins(last, entries)) return data;
    const items = mergeEntries(last.items, entries);
    return { ...data, pages: [...data.pages.slice(0, -1), { ...last, items }] };
  });
}

/** Where something is missing in between, the page of the timeline loads it when the reader comes there. */
function adjoins({ items, hasOlder }: Timeline, entries: readonly Entry[]): boolean {
  const [last, first] = [items.at(-1), entries[0]];
  return last === undefined ? !hasOlder : first !== undefined && first.seq <= last.seq + 1;
}
