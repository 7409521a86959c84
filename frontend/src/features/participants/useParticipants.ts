import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import { type PagedList, pagedList } from '@/api/pagedList';
import type { Participant } from '@/api/types';

const PAGE = 50;

/** Everybody who takes or took part, as far as the reader gets to see: the creator first. */
export function useParticipants(conversationId: string): PagedList<Participant> {
  const query = useInfiniteQuery({
    queryKey: keys.participants(conversationId),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        client.GET('/api/v1/conversations/{id}/participants', {
          params: {
            path: { id: conversationId },
            query: { limit: PAGE, ...(pageParam && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.nextCursor,
    staleTime: 0,
  });
  return pagedList(query, ({ user }) => user.id);
}
