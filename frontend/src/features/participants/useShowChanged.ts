import { useQueryClient } from '@tanstack/react-query';
import { putConversation } from '@/api/cache';
import { keys } from '@/api/keys';
import { isNotFound } from '@/api/problem';
import { conversationQuery } from '@/api/queries';
import type { Conversation } from '@/api/types';

/** Shows a conversation as it is after people have joined or gone; without an answer that tells, it is asked for. */
export function useShowChanged(id: string) {
  const queryClient = useQueryClient();
  return async (answer?: Conversation): Promise<void> => {
    const changed = answer ?? (await ask());
    if (changed) putConversation(queryClient, changed);
    else queryClient.removeQueries({ queryKey: keys.conversation(id) });
    for (const queryKey of [
      keys.participants(id),
      keys.allUsers(),
      keys.allRecordConversations(),
      keys.unreadCount(),
    ]) {
      void queryClient.invalidateQueries({ queryKey });
    }
  };

  /** Undefined where nothing is left for the user to see. */
  async function ask(): Promise<Conversation | undefined> {
    try {
      return await queryClient.fetchQuery({ ...conversationQuery(id), staleTime: 0 });
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }
}
