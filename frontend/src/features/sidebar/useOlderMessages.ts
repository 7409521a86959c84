import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import { isMessage } from '@/api/store/entries';
import type { Store } from '@/api/store/Store';
import { useKnown, useStore } from '@/api/store/useStore';
import type { Conversation } from '@/api/types';
import { useUnfolded } from './ExpandedCards';

const PAGE = 20;
const FOLDED = 3;

/** A card's messages: three, or with More as many older ones as were asked for, a page at a time (B5). */
export function useOlderMessages(conversation: Conversation) {
  const { id, messages, messageCount } = conversation;
  const queryClient = useQueryClient();
  const store = useStore();
  const known = useKnown('sidebar', id);
  const [before, setBefore] = useUnfolded(id);
  const queryKey = keys.messages(id, { before: before ?? 0, generation: known?.generation ?? 0 });
  const older = useInfiniteQuery({
    queryKey,
    enabled: before !== null,
    initialPageParam: before ?? 0,
    queryFn: ({ pageParam, signal }) => olderPage(store, id, pageParam, signal),
    getNextPageParam: ({ first, hasOlder }) => (hasOlder ? first : undefined),
    staleTime: Infinity,
    // A card that moves to another page of the list is made anew.
    gcTime: 10_000,
  });

  // When so much has come that the newest three start anew, what was opened no longer adjoins them.
  const isFolded = before === null || !messages.some(({ seq }) => seq === before);
  const first = older.data?.pages.at(-1)?.first ?? before ?? 0;
  const shown = isFolded
    ? messages.slice(-FOLDED)
    : (known?.entries.filter((entry) => isMessage(entry) && entry.seq >= first) ?? messages);
  return {
    shown,
    remaining: older.data && !isFolded && !older.hasNextPage ? 0 : messageCount - shown.length,
    isExpanded: shown.length > FOLDED,
    /** Changes with each More and Less. */
    turn: isFolded ? 0 : (older.data?.pages.length ?? 0),
    isLoading: older.isFetching,
    error: older.error,
    more() {
      if (older.isFetching) return;
      const oldest = messages[0];
      if (!isFolded) void older.fetchNextPage();
      else if (oldest) setBefore(oldest.seq);
    },
    less() {
      setBefore(null);
      queryClient.removeQueries({ queryKey });
    },
  };
}

/**
 * Where the page before a place begins; its entries are in the store. Notices are not shown in a card, so a page of nothing
 * else is followed by the next.
 */
async function olderPage(store: Store, id: string, before: number, signal: AbortSignal) {
  let first = before;
  let hasOlder = true;
  let isFound = false;
  while (hasOlder && !isFound) {
    const query = { before: first, limit: PAGE };
    const page = await store.query(
      answerOf(
        client.GET('/api/v1/conversations/{id}/messages', {
          params: { path: { id }, query },
          signal,
        }),
      ),
      ({ items }) => [{ view: 'sidebar', id, entries: items }],
    );
    first = page.items[0]?.seq ?? first;
    hasOlder = page.hasOlder;
    isFound = page.items.some(isMessage);
  }
  return { first, hasOlder };
}
