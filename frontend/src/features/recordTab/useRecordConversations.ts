import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import { type PagedList, pagedList } from '@/api/pagedList';
import type { Conversation, CrmRecord } from '@/api/types';

const FRESH_EVERY_MS = 30_000;

/** The conversations about a record that the reader may read there, latest activity first (F1). */
export function useRecordConversations({ type, id }: CrmRecord): PagedList<Conversation> {
  const query = useInfiniteQuery({
    queryKey: keys.recordConversations(type, id),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        client.GET('/api/v1/records/{type}/{id}/conversations', {
          params: { path: { type, id }, query: pageParam === null ? {} : { cursor: pageParam } },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: FRESH_EVERY_MS,
    refetchOnWindowFocus: 'always',
    staleTime: 0,
  });
  return pagedList(query, (conversation) => conversation.id);
}
