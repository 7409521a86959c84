import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { ListPage } from '@/api/cached';
import { type ConversationFilter, keys } from '@/api/keys';
import type { Conversation } from '@/api/types';

/** Puts a conversation that the user has just started on top of every list that it belongs to (A5). */
export function showStarted(
  queryClient: QueryClient,
  started: Conversation,
  participantIds: readonly string[],
): void {
  queryClient.setQueryData(keys.conversation(started.id), started);
  const lists = queryClient.getQueriesData<InfiniteData<ListPage>>({
    queryKey: keys.allConversations(),
  });
  for (const [key, list] of lists) {
    const [first, ...others] = list?.pages ?? [];
    if (!list || !first || !belongs(started, participantIds, (key[1] ?? {}) as ConversationFilter))
      continue;
    const items = [started, ...first.items.filter(({ id }) => id !== started.id)];
    queryClient.setQueryData(key, { ...list, pages: [{ ...first, items }, ...others] });
  }
  void queryClient.invalidateQueries({ queryKey: keys.allRecordConversations() });
}

/**
 * It is open, read, and the reader's own. An answer names ten participants, the request all of them. What a saved filter
 * or a text asks for only the server knows.
 */
function belongs(
  { about }: Conversation,
  participantIds: readonly string[],
  filter: ConversationFilter,
): boolean {
  return (
    (filter.filter === undefined || ['created', 'participating'].includes(filter.filter)) &&
    filter.q === undefined &&
    (filter.about === undefined ||
      about.some(({ type, id }) => `${type}:${id}` === filter.about)) &&
    filter.status !== 'closed' &&
    filter.role !== 'member' &&
    filter.unread !== true &&
    (filter.with === undefined || participantIds.includes(filter.with))
  );
}
