import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import { changeList, type ListPage } from './cached';
import { keys } from './keys';
import type { Conversation } from './types';

/** Takes a conversation out of the sidebar's lists. @returns the keys of those that had it */
export function takeOut(queryClient: QueryClient, id: string): QueryKey[] {
  const lists = queryClient
    .getQueriesData<InfiniteData<ListPage>>({ queryKey: keys.allConversations() })
    .filter(([, list]) => list?.pages.some(({ items }) => items.some((item) => item.id === id)));
  for (const [key] of lists) {
    changeList(queryClient, key, (list) => ({ ...list, pages: without(list.pages, id) }));
  }
  return lists.map(([key]) => key);
}

/** Puts it back where it belongs in those lists: latest activity on top. */
export function putIn(
  queryClient: QueryClient,
  conversation: Conversation,
  lists: readonly QueryKey[],
): void {
  takeOut(queryClient, conversation.id);
  for (const key of lists) {
    changeList(queryClient, key, (list) => ({
      ...list,
      pages: inserted(list.pages, conversation),
    }));
  }
}

/**
 * Moves a conversation to where it belongs in the list that nothing narrows, into it if it is not there yet. What a
 * filter lets through only the server knows: such a list is stale, and who shows it reads it anew.
 */
export function place(queryClient: QueryClient, conversation: Conversation): void {
  placeIn(queryClient, keys.conversations({}), conversation);
  staleFiltered(queryClient);
}

/** The same in one list. */
export function placeIn(
  queryClient: QueryClient,
  queryKey: QueryKey,
  conversation: Conversation,
): void {
  changeList(queryClient, queryKey, (list) =>
    stands(list, conversation)
      ? list
      : { ...list, pages: inserted(without(list.pages, conversation.id), conversation) },
  );
}

export function staleFiltered(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({
    queryKey: keys.allConversations(),
    predicate: ({ queryKey }) => Object.keys(queryKey[1] ?? {}).length > 0,
    refetchType: 'none',
  });
}

/** Is it between its neighbours as it should be? */
function stands({ pages }: InfiniteData<ListPage>, conversation: Conversation): boolean {
  const all = pages.flatMap(({ items }) => items);
  const at = all.findIndex(({ id }) => id === conversation.id);
  const [above, below] = [all[at - 1], all[at + 1]];
  return (
    at >= 0 &&
    !(above && isBefore(conversation, above)) &&
    !(below && isBefore(below, conversation))
  );
}

function without(pages: ListPage[], id: string): ListPage[] {
  return pages.map((page) => ({ ...page, items: page.items.filter((item) => item.id !== id) }));
}

/** Older than all that is loaded, it comes with the page that it is on. */
function inserted(pages: ListPage[], conversation: Conversation): ListPage[] {
  const at = pages.findIndex(
    ({ items, nextCursor }) =>
      nextCursor === null || items.some((item) => isBefore(conversation, item)),
  );
  return pages.map((page, index) => {
    if (index !== at) return page;
    const place = page.items.findIndex((item) => isBefore(conversation, item));
    const items = page.items.toSpliced(place < 0 ? page.items.length : place, 0, conversation);
    return { ...page, items };
  });
}

/** Latest activity on top. */
export function isBefore(one: Conversation, other: Conversation): boolean {
  return Date.parse(one.lastActivityAt) > Date.parse(other.lastActivityAt);
}
