import { useMutationState } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import type { Conversation } from '@/api/types';
import type { ListedPage } from './heldOrder';

/** The id of the conversation that was last started in this window, once the list has it. */
export function useStarted(pages: readonly ListedPage[]): string | undefined {
  const id = useMutationState({
    filters: { mutationKey: keys.startConversation(), status: 'success' },
    select: ({ state }) => (state.data as Conversation).id,
  }).at(-1);
  return pages[0]?.conversations.some((each) => each.id === id) ? id : undefined;
}
