import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import { type PagedList, pagedList } from '@/api/pagedList';
import type { CrmRecord, RecordType } from '@/api/types';
import { useDebounced } from '@/lib/useDebounced';
import { keyOfRecord } from './recordKey';

const PAGE = 50;

/** The records whose name the caller may see, by name; narrowed to a type, and to what was typed. */
export function useRecordSearch(type: RecordType | undefined, text: string): PagedList<CrmRecord> {
  const q = useDebounced(text.trim());
  const params = { q, ...(type && { type }) };
  const query = useInfiniteQuery({
    queryKey: keys.records(params),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        client.GET('/api/v1/records', {
          params: {
            query: {
              limit: PAGE,
              ...(type && { type }),
              ...(q && { q }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    // No event tells of a record that the reader has no conversation about: whoever looks asks.
    staleTime: 0,
  });
  return pagedList(query, keyOfRecord);
}
