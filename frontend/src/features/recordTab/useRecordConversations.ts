import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import { refetchWhileDown } from '@/api/live/liveState';
import { type PagedList, paging } from '@/api/pagedList';
import { listPage } from '@/api/store/lists';
import { useListed } from '@/api/store/useListed';
import { useStore } from '@/api/store/useStore';
import type { Conversation, CrmRecord } from '@/api/types';

/** The conversations about a record that the reader may read there, latest activity first (F1); asked for once its events are heard. */
export function useRecordConversations(
  { type, id }: CrmRecord,
  isHeard: boolean,
): PagedList<Conversation> {
  const store = useStore();
  const query = useInfiniteQuery({
    queryKey: keys.recordConversations(type, id),
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => {
      const requestedAt = store.eventCount();
      const cursor = pageParam === null ? {} : { cursor: pageParam };
      const page = await store.query(
        answerOf(
          client.GET('/api/v1/records/{type}/{id}/conversations', {
            params: { path: { type, id }, query: cursor },
            signal,
          }),
        ),
        ({ items }) =>
          items.map((conversation) => ({ view: 'record', id: conversation.id, conversation })),
      );
      return listPage(page, requestedAt);
    },
    getNextPageParam: (last) => last.nextCursor,
    enabled: isHeard,
    ...refetchWhileDown,
  });
  return { items: useListed(query.data, 'record', `${type}:${id}`).flat(), ...paging(query) };
}
