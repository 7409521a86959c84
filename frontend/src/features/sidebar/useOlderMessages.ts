import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '@/api/client';
import { isMessage, mergeEntries } from '@/api/entries';
import { keys } from '@/api/keys';
import type { Conversation, Entry } from '@/api/types';
import { useUnfolded } from './ExpandedCards';

const PAGE = 20;
const FOLDED = 3;

/** A card's messages: three, or with More as many older ones as were asked for, a page at a time (B5). */
export function useOlderMessages(conversation: Conversation) {
  const { id, messages, messageCount } = conversation;
  const queryClient = useQueryClient();
  const [before, setBefore] = useUnfolded(id);
  const queryKey = keys.messages(id, { before: before ?? 0 });
  const older = useInfiniteQuery({
    queryKey,
    enabled: before !== null,
    initialPageParam: before ?? 0,
    queryFn: ({ pageParam, signal }) => olderPage(id, pageParam, signal),
    getNextPageParam: (last) => (last.hasOlder ? last.items[0]?.seq : undefined),
    staleTime: Infinity,
    // A card that moves to another page of the list is made anew.
    gcTime: 10_000,
  });

  // When so much has come that the newest three start anew, what was opened no longer adjoins them.
  const isFolded = before === null || !messages.some(({ seq }) => seq === before);
  const olderOnes = isFolded ? [] : (older.data?.pages.flatMap(({ items }) => items) ?? []);
  const shown = isFolded
    ? messages.slice(-FOLDED)
    : mergeEntries(olderOnes.filter(isMessage), messages);
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
      const first = messages[0];
      if (!isFolded) void older.fetchNextPage();
      else if (first) setBefore(first.seq);
    },
    less() {
      setBefore(null);
      queryClient.removeQueries({ queryKey });
    },
  };
}

/** The page before a place. Notices are not shown in a card, so a page of nothing else is followed by the next. */
async function olderPage(id: string, before: number, signal: AbortSignal) {
  let items: Entry[] = [];
  let hasOlder = true;
  while (hasOlder && !items.some(isMessage)) {
    const query = { before: items[0]?.seq ?? before, limit: PAGE };
    const page = await answerOf(
      client.GET('/api/v1/conversations/{id}/messages', {
        params: { path: { id }, query },
        signal,
      }),
    );
    items = mergeEntries(page.items, items);
    hasOlder = page.hasOlder;
  }
  return { items, hasOlder };
}
