import { useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { reloadConversation } from '@/api/loading';

/** Shows a conversation as it is after people have joined or gone; unless an answer has told it, it is asked for. */
export function useShowChanged(id: string) {
  const queryClient = useQueryClient();
  return async (isTold = false): Promise<void> => {
    if (!isTold) await reloadConversation(queryClient, id);
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
