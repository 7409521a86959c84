import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { withKnown } from '@/api/cache';
import { type ListPage, ownOf } from '@/api/cached';
import { answerOf, client } from '@/api/client';
import { type ConversationFilter, keys } from '@/api/keys';
import { unreadCountQuery } from '@/api/queries';
import type { ListedPage } from './heldOrder';
import { useAsOf } from './useAsOf';

/** The user's conversations that pass the filter, latest activity on top, a page at a time. */
export function useConversationList(filter: ConversationFilter) {
  const queryClient = useQueryClient();
  const [refreshes, setRefreshes] = useState(0);
  const list = useInfiniteQuery({
    queryKey: keys.conversations(filter),
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }): Promise<ListPage> => {
      // Before the list, so that Mark All Read never covers what the list does not show.
      const asOf = pageParam === null ? await freshAsOf() : undefined;
      const query = { ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) };
      const page = await answerOf(
        client.GET('/api/v1/conversations', { params: { query }, signal }),
      );
      const items = page.items.map((item) => {
        const known = ownOf(queryClient, item.id)[0];
        return known ? withKnown(known, item) : item;
      });
      return { ...page, items, ...(asOf === undefined ? {} : { asOf }) };
    },
    getNextPageParam: (last) => last.nextCursor,
    // Events keep it as it should be; without them Refresh reads it anew.
    staleTime: Infinity,
    gcTime: 0,
  });
  async function freshAsOf(): Promise<string> {
    return (await queryClient.fetchQuery(unreadCountQuery())).asOf;
  }

  /** Fetches what is new; everything is back to the first page and to three messages each (B9). @throws ApiProblem */
  const refresh = useCallback(async () => {
    const queryKey = keys.conversations(filter);
    queryClient.setQueryData<InfiniteData<ListPage>>(
      queryKey,
      (data) => data && { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
    );
    await queryClient.refetchQueries({ queryKey, exact: true }, { throwOnError: true });
    setRefreshes((count) => count + 1);
  }, [queryClient, filter]);

  return {
    ...list,
    refresh,
    /** Grows with each refresh. */
    refreshes,
    asOf: useAsOf(list.data?.pages[0]?.asOf, list.dataUpdatedAt),
    pages: useMemo(() => (list.data ? pagesOf(list.data) : []), [list.data]),
  };
}

/** A conversation that moved down between two requests arrives twice; it stays at its first position. */
function pagesOf({ pages, pageParams }: InfiniteData<ListPage>): ListedPage[] {
  const seen = new Set<string>();
  return pages.map(({ items }, index) => {
    const offset = seen.size;
    const fresh = items.filter(({ id }) => !seen.has(id));
    for (const { id } of items) seen.add(id);
    const conversations = fresh.length === items.length ? items : fresh;
    return { key: String(pageParams[index] ?? 'first'), offset, conversations };
  });
}
