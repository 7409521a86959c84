import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { answerOf, client } from '@/api/client';
import { type ConversationFilter, keys } from '@/api/keys';
import { unreadCountQuery } from '@/api/queries';
import { type ListPage, listPage } from '@/api/store/lists';
import { SIDEBAR } from '@/api/store/state';
import { useListed } from '@/api/store/useListed';
import { useSelected, useStore } from '@/api/store/useStore';
import type { ListedPage } from './heldOrder';
import { useAsOf } from './useAsOf';

/** The user's conversations that pass the filter, latest activity on top, a page at a time. */
export function useConversationList(filter: ConversationFilter) {
  const queryClient = useQueryClient();
  const store = useStore();
  const [refreshes, setRefreshes] = useState(0);
  const list = useInfiniteQuery({
    queryKey: keys.conversations(filter),
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }): Promise<ListPage> => {
      // Before the list, so that Mark All Read never covers what the list does not show.
      const asOf = pageParam === null ? await freshAsOf() : undefined;
      const requestedAt = store.eventCount();
      const query = { ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) };
      const page = await store.query(
        answerOf(client.GET('/api/v1/conversations', { params: { query }, signal })),
        ({ items }) =>
          items.map((conversation) => ({ view: 'sidebar', id: conversation.id, conversation })),
      );
      return { ...listPage(page, requestedAt), ...(asOf === undefined ? {} : { asOf }) };
    },
    getNextPageParam: (last) => last.nextCursor,
    // Events keep it as it should be; without them Refresh reads it anew.
    staleTime: Infinity,
    gcTime: 0,
  });
  async function freshAsOf(): Promise<string> {
    // The list itself is tried again, and this with it.
    return (await queryClient.fetchQuery({ ...unreadCountQuery(), retry: false })).asOf;
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

  const { data } = list;
  const isFiltered = Object.keys(filter).length > 0;
  const listed = useListed(data, 'sidebar', isFiltered ? undefined : SIDEBAR);
  const changedAt = useSelected((state) => state.changedAt);
  return {
    ...list,
    refresh,
    /** Grows with each refresh. */
    refreshes,
    /** Whether the server must be asked again which conversations pass the filter. */
    isStale: isFiltered && changedAt > (data?.pages[0]?.requestedAt ?? Infinity),
    asOf: useAsOf(data?.pages[0]?.asOf, changedAt),
    pages: useMemo(() => pagesOf(listed, data?.pageParams ?? []), [listed, data]),
  };
}

function pagesOf(listed: ListedPage['conversations'][], pageParams: unknown[]): ListedPage[] {
  let offset = 0;
  return listed.map((conversations, index) => {
    const page = { key: String(pageParams[index] ?? 'first'), offset, conversations };
    offset += conversations.length;
    return page;
  });
}
