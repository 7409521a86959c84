import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import { refetchWhileDown } from '@/api/live/liveState';
import { type PagedList, pagedList } from '@/api/pagedList';
import type { Conversation, CrmRecord } from '@/api/types';

/** The conversations about a record that the reader may read there, latest activity first (F1); asked for once its events are heard. */
export function useRecordConversations(
  { type, id }: CrmRecord,
  isHeard: boolean,
): PagedList<Conversation> {
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
    enabled: isHeard,
    ...refetchWhileDown,
  });
  return pagedList(query, (conversation) => conversation.id);
}
