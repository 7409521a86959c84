import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import type { View } from '@/api/store/state';
import { storeOf, useKnown } from '@/api/store/useStore';
import type { Conversation, Entry, Timeline } from '@/api/types';

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

/** A page of the timeline: where it begins and ends. Its entries are in the store. */
interface TimelinePage {
  first: number | undefined;
  last: number;
  hasOlder: boolean;
  hasNewer: boolean;
}

/** The timeline of a page: from the newest, from what is unread or around the message `at`, growing at both ends. */
export function useTimeline(
  { id, lastSeq, readThroughSeq }: Conversation,
  view: View,
  at?: number,
) {
  const [{ from, message }, setStart] = useState<Start>(
    at === undefined ? { from: 'newest' } : { from: Math.max(0, at - CONTEXT), message: at },
  );
  const known = useKnown(view, id);
  const queryKey = keys.messages(id, { from, view, generation: known?.generation ?? 0 });
  const query = useInfiniteQuery({
    queryKey,
    initialPageParam: (from === 'newest' ? {} : { after: from }) as Place,
    queryFn: async ({ pageParam, signal, client: queryClient }) => {
      const shown = queryClient.getQueryData<{ pages: TimelinePage[] }>(queryKey)?.pages[0]?.first;
      const isAgain = Object.keys(pageParam).length === 0 && shown !== undefined;
      // Read again it begins where it began: "the newest" are others by now.
      const place = isAgain ? { after: shown - 1 } : pageParam;
      const query = { ...place, limit: PAGE, ...(view === 'record' && { view }) };
      const page = await storeOf(queryClient).query(
        answerOf(
          client.GET('/api/v1/conversations/{id}/messages', {
            params: { path: { id }, query },
            signal,
          }),
        ),
        ({ items }) => [{ view, id, entries: items }],
      );
      return pageOf(page);
    },
    getPreviousPageParam: ({ first, hasOlder }) =>
      hasOlder && first !== undefined ? { before: first } : undefined,
    // There is more too where more was said than has come, whatever the page said when it was read.
    getNextPageParam: ({ last, hasNewer }) =>
      hasNewer || lastSeq > endOf(known?.entries ?? [], last) ? { after: last } : undefined,
    staleTime: Infinity,
    gcTime: 0,
    // A page that could not be loaded for want of a network is asked for once there is one.
    refetchOnReconnect: true,
  });

  const pages = query.data?.pages;
  return {
    ...query,
    from,
    /** The one to go to. */
    message,
    entries: useMemo(
      () => shownOf(pages ?? [], known?.entries ?? [], lastSeq),
      [pages, known, lastSeq],
    ),
    /** Starts anew at the read mark. */
    startAtUnread: () => setStart({ from: readThroughSeq }),
  };
}

function pageOf({ items, hasOlder, hasNewer }: Timeline): TimelinePage {
  return { first: items[0]?.seq, last: items.at(-1)?.seq ?? 0, hasOlder, hasNewer };
}

/** From where the pages begin to where they end, with what was said right after that. */
function shownOf(
  pages: readonly TimelinePage[],
  entries: readonly Entry[],
  lastSeq: number,
): Entry[] {
  const [begin, end] = [pages[0], pages.at(-1)];
  if (begin === undefined || end === undefined) return [];
  const last = end.hasNewer ? end.last : Math.min(lastSeq, endOf(entries, end.last));
  return entries.filter(({ seq }) => seq >= (begin.first ?? 0) && seq <= last);
}

/** The last position after `last` up to which no entry is missing. */
function endOf(entries: readonly Entry[], last: number): number {
  let end = last;
  for (const { seq } of entries) if (seq === end + 1) end = seq;
  return end;
}
