import { useEffect } from 'react';
import type { Conversation } from '@/api/types';
import { useConversationList } from '@/features/sidebar/useConversationList';

const SHOWN = 8;
const UNREAD = { unread: true };
/** Events come in bursts; the list is asked for again after them. */
const SETTLES_MS = 500;

interface Waiting {
  conversations: Conversation[];
  isPending: boolean;
  error: Error | null;
  retry: () => void;
}

/** The conversations with something unread, newest first: a few of them, as they are now. */
export function useWaiting(): Waiting {
  const { pages, isStale, isFetching, isPending, error, refetch } = useConversationList(UNREAD);
  const isOutdated = isStale && !isFetching && error === null;
  useEffect(() => {
    if (!isOutdated) return;
    const timer = setTimeout(() => void refetch(), SETTLES_MS);
    return () => clearTimeout(timer);
  }, [isOutdated, refetch]);
  return {
    conversations: pages
      .flatMap(({ conversations }) => conversations)
      .filter(({ unreadCount }) => unreadCount > 0)
      .slice(0, SHOWN),
    isPending,
    error,
    retry: () => void refetch(),
  };
}
