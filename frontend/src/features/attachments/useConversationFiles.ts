import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import { type PagedList, pagedList } from '@/api/pagedList';
import type { View } from '@/api/store/state';
import type { Conversation, ConversationFile } from '@/api/types';

interface ConversationFiles extends PagedList<ConversationFile> {
  hasMore: boolean;
}

/**
 * The files of a conversation that the reader can see, the newest message's first (B12); in the view of
 * a record's tab those that it shows (F1).
 */
export function useConversationFiles({ id, lastSeq }: Conversation, view: View): ConversationFiles {
  const query = useInfiniteQuery({
    // Later messages may add files.
    queryKey: [...keys.files(id), { lastSeq, view }],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        client.GET('/api/v1/conversations/{id}/attachments', {
          params: {
            path: { id },
            query: { ...(pageParam && { cursor: pageParam }), ...(view === 'record' && { view }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
  return { ...pagedList(query, (file) => file.id), hasMore: query.hasNextPage };
}
