import { useQueryClient } from '@tanstack/react-query';
import { putConversation } from '@/api/cache';
import { freshConversation } from '@/api/freshConversation';
import { keys } from '@/api/keys';
import type { Conversation } from '@/api/types';

/** Shows a conversation as it is after people have joined or gone; without an answer that tells, it is asked for. */
export function useShowChanged(id: string) {
  const queryClient = useQueryClient();
  return async (answer?: Conversation): Promise<void> => {
    if (answer) putConversation(queryClient, answer);
    else await freshConversation(queryClient, id);
    for (const queryKey of [
      keys.participants(id),
      keys.allUsers(),
      keys.allRecordConversations(),
      keys.unreadCount(),
    ]) {
      void queryClient.invalidateQueries({ queryKey });
    }
  };
}
