import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import { type PagedList, pagedList } from '@/api/pagedList';
import type { SearchHit } from '@/api/types';
import { useDebounced } from '@/lib/useDebounced';

/** Code points that the server takes. */
const LONGEST = 200;

interface Search extends PagedList<SearchHit> {
  /** Whether `items` still answer an earlier text. */
  isStale: boolean;
  hasMore: boolean;
}

/**
 * The search hits among what the reader can see in their sidebar, or in the tab of a record (`about`, as `type:id`), that
 * contain all words (F6).
 */
export function useSearch(text: string, about?: string): Search {
  const current = [...text.trim()].slice(0, LONGEST).join('');
  const q = useDebounced(current);
  const query = useInfiniteQuery({
    queryKey: keys.search({ q, ...(about !== undefined && { about }) }),
    enabled: q !== '',
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        client.GET('/api/v1/search', {
          params: {
            query: {
              q,
              ...(about !== undefined && { about }),
              ...(pageParam !== null && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
  return {
    ...pagedList(query, ({ conversation, entry }) => `${conversation.id}#${entry?.seq ?? ''}`),
    isStale: q !== current || query.isPlaceholderData,
    hasMore: query.hasNextPage,
  };
}
