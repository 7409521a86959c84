import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { answerOf, client } from '@/api/client';
import { mergeEntries } from '@/api/entries';
import { keys } from '@/api/keys';
import type { Conversation, Timeline } from '@/api/types';

const PAGE = 50;
/** How much of what was said before stands above a message that one is taken to. */
const CONTEXT = 12;

/** Where the reading starts. */
interface Start {
  from: number | 'newest';
  /** The message that it is about. */
  message?: number;
}

interface Place {
  before?: number;
  after?: number;
}

/**
 * The timeline of a page: from the newest, from what is unread or around the message `at`, growing at both ends. `asRecord` reads it as the tab of
 * a record does (F1).
 */
export function useTimeline(
  { id, lastSeq, readThroughSeq }: Conversation,
  asRecord: boolean,
  at?: number,
) {
  const [{ from, message }, setStart] = useState<Start>(
    at === undefined ? { from: 'newest' } : { from: Math.max(0, at - CONTEXT), message: at },
  );
  const query = useInfiniteQuery({
    queryKey: keys.messages(id, { from, asRecord }),
    initialPageParam: (from === 'newest' ? {} : { after: from }) as Place,
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        client.GET('/api/v1/conversations/{id}/messages', {
          params: {
            path: { id },
            query: { ...pageParam, limit: PAGE, ...(asRecord && { view: 'record' }) },
          },
          signal,
        }),
      ),
    getPreviousPageParam: (first) => placeBefore(first),
    getNextPageParam: (last) => placeAfter(last, lastSeq),
    staleTime: Infinity,
    gcTime: 0,
  });

  const pages = query.data?.pages;
  return {
    ...query,
    from,
    /** The one to go to. */
    message,
    entries: useMemo(() => mergeEntries([], pages?.flatMap(({ items }) => items) ?? []), [pages]),
    /** Starts anew at the read mark. */
    startAtUnread: () => setStart({ from: readThroughSeq }),
  };
}

function placeBefore({ items, hasOlder }: Timeline): Place | undefined {
  const first = items[0];
  return hasOlder && first ? { before: first.seq } : undefined;
}

/** `lastSeq` grows when the conversation is read again: then there is more, whatever the page said when it was read. */
function placeAfter({ items, hasNewer }: Timeline, lastSeq: number): Place | undefined {
  const last = items.at(-1);
  return last && (hasNewer || lastSeq > last.seq) ? { after: last.seq } : undefined;
}
