import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import type { ListPage } from './cache';
import { keys } from './keys';
import type { Conversation } from './types';

/** Takes a conversation out of the sidebar's lists. @returns the keys of those that had it */
export function takeOut(queryClient: QueryClient, id: string): QueryKey[] {
  const lists = queryClient
    .getQueriesData<InfiniteData<ListPage>>({ queryKey: keys.allConversations() })
    .filter(([, list]) => list?.pages.some(({ items }) => items.some((item) => item.id === id)));
  for (const [key] of lists) {
    queryClient.setQueryData<InfiniteData<ListPage>>(
      key,
      (list) =>
        list && {
          ...list,
          pages: list.pages.map((page) => ({
            ...page,
            items: page.items.filter((item) => item.id !== id),
          })),
        },
    );
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
    queryClient.setQueryData<InfiniteData<ListPage>>(
      key,
      (list) => list && { ...list, pages: inserted(list.pages, conversation) },
    );
  }
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

function isBefore(one: Conversation, other: Conversation): boolean {
  return Date.parse(one.lastActivityAt) > Date.parse(other.lastActivityAt);
}
