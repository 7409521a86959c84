import { useMutationState } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { keys } from '@/api/keys';
import type { Conversation } from '@/api/types';
import type { ListedPage } from './heldOrder';

/** The id of the conversation that was last started in this window, and whether the list has had it since. */
export function useStarted(pages: readonly ListedPage[]) {
  const id = useMutationState({
    filters: { mutationKey: keys.startConversation(), status: 'success' },
    select: ({ state }) => (state.data as Conversation).id,
  }).at(-1);
  const [listed, setListed] = useState<string>();
  const isOnTop = id !== undefined && pages[0]?.conversations.some((each) => each.id === id);
  if (isOnTop && listed !== id) setListed(id);
  const isListed = id !== undefined && listed === id;
  return useMemo(() => ({ id, isListed }), [id, isListed]);
}
