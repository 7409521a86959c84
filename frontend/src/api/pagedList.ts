import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';

/** A list of the API as far as it is loaded. */
export interface PagedList<T> {
  items: T[];
  /** The first page is on its way and there is nothing to show meanwhile. */
  isLoading: boolean;
  isLoadingMore: boolean;
  /** Why the last page could not be loaded; null when it could. */
  error: unknown;
  /** Loads the next page, if there is one and none is on its way. */
  loadMore: () => void;
  retry: () => void;
}

/** The parts of an infinite query that a screen needs, its pages in one list. `keyOf` tells apart what two pages both hold. */
export function pagedList<T>(
  query: UseInfiniteQueryResult<InfiniteData<{ items: T[] }>>,
  keyOf: (item: T) => string,
): PagedList<T> {
  const byKey = new Map<string, T>();
  for (const item of query.data?.pages.flatMap(({ items }) => items) ?? []) {
    byKey.set(keyOf(item), item);
  }
  return { items: [...byKey.values()], ...paging(query) };
}

/** The same but for the items. */
export function paging(query: UseInfiniteQueryResult): Omit<PagedList<never>, 'items'> {
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, error } = query;
  return {
    isLoading: query.isPending,
    isLoadingMore: isFetchingNextPage,
    error,
    loadMore() {
      if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void query.fetchNextPage();
    },
    retry() {
      void (isFetchNextPageError ? query.fetchNextPage() : query.refetch());
    },
  };
}
