import { CancelledError, type QueryClient } from '@tanstack/react-query';
import { putConversation } from './cache';
import { keys } from './keys';
import { ApiProblem } from './problem';
import { conversationQuery } from './queries';
import type { Conversation } from './types';

/**
 * Asks how a conversation is now, after something that answers nothing, and shows it wherever it stands. Undefined where
 * nothing of it is left for the user, and where it can't be asked: then who shows it asks again. Whoever knows better
 * meanwhile cancels the query.
 */
export async function freshConversation(
  queryClient: QueryClient,
  id: string,
): Promise<Conversation | undefined> {
  try {
    const query = { ...conversationQuery(id), staleTime: 0, retry: false };
    const answered = await queryClient.fetchQuery(query);
    // What was heard while it was on its way is on top of it there.
    const fresh = queryClient.getQueryData<Conversation>(query.queryKey) ?? answered;
    putConversation(queryClient, fresh);
    return fresh;
  } catch (error) {
    if (error instanceof CancelledError) return undefined;
    if (!(error instanceof ApiProblem)) throw error;
    void queryClient.invalidateQueries({ queryKey: keys.conversation(id) });
    return undefined;
  }
}
