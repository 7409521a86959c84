import type { QueryClient } from '@tanstack/react-query';
import { answerOf, client } from './client';
import { keys } from './keys';
import { ApiProblem } from './problem';
import { conversationQuery } from './queries';
import { isActive } from './store/state';
import { storeOf } from './store/useStore';
import type { Entry } from './types';

/** The server's limit of entries per answer. */
const MAX_ENTRIES = 100;

/**
 * Loads a conversation, after an answer without content or an event that told only a part. If it can't be loaded now, its query
 * becomes stale.
 */
export async function reloadConversation(queryClient: QueryClient, id: string): Promise<void> {
  try {
    await queryClient.fetchQuery({ ...conversationQuery(id), staleTime: 0, retry: false });
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    void queryClient.invalidateQueries({ queryKey: keys.conversation(id) });
  }
}

/** Loads the messages before one that came after a gap, then the conversation; in this order open cards stay open. */
export async function loadMissedMessages(queryClient: QueryClient, id: string): Promise<void> {
  const known = storeOf(queryClient).state().sidebar[id]?.conversation;
  if (known && isActive(known)) {
    const query = {
      queryKey: keys.missedMessages(id),
      queryFn: () => loadEntries(queryClient, id, known.lastSeq),
      staleTime: 0,
      gcTime: 0,
      retry: false,
    };
    await queryClient.fetchQuery(query).catch(() => {});
  }
  await reloadConversation(queryClient, id);
}

/** Loads the entries of the reader's copy after a position. @throws ApiProblem */
export async function loadEntries(
  queryClient: QueryClient,
  id: string,
  after: number,
): Promise<true> {
  const params = { path: { id }, query: { after, limit: MAX_ENTRIES } };
  await storeOf(queryClient).query(
    answerOf(client.GET('/api/v1/conversations/{id}/messages', { params })),
    ({ items }) => [{ view: 'sidebar', id, entries: items }],
  );
  return true;
}

/** Invalidates what else shows the text or the files of a message that was edited or deleted (C6). */
export function invalidateCorrected(queryClient: QueryClient, id: string, { seq }: Entry): void {
  for (const view of ['sidebar', 'record'] as const) {
    const queryKey = keys.versions({ id, seq, view });
    void queryClient.resetQueries({ queryKey, exact: true });
  }
  void queryClient.invalidateQueries({ queryKey: keys.files(id) });
}
