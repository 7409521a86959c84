import { useState } from 'react';
import type { Conversation } from '@/api/types';
import { useDeleteCopy } from './useDeleteCopy';
import { useLeavePage } from './useLeavePage';

type DialogName = 'people' | 'invite' | 'edit' | 'leave' | 'delete';

/** Which dialog about a conversation is open, from whichever of its buttons; and deleting it, which may need none. */
export function useConversationDialogs(conversation: Conversation, onDelete?: () => void) {
  const [opened, open] = useState<DialogName>();
  const remove = useDeleteCopy();
  const leavePage = useLeavePage(conversation.id);

  function deleteNow() {
    open(undefined);
    onDelete?.();
    leavePage();
    remove.mutate(conversation);
  }

  return {
    opened,
    open,
    close: () => open(undefined),
    deleteNow,
    /** Asks only where nothing would bring it back (E4); else there is Undo. */
    deleteCopy: () => (conversation.membership === 'active' ? deleteNow() : open('delete')),
  };
}

export type ConversationDialogs = ReturnType<typeof useConversationDialogs>;
