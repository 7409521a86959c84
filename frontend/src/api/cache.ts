import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { answerOf, client } from './client';
import { isMessage, mergeEntries } from './entries';
import { keys } from './keys';
import type { Conversation, Entry, Timeline } from './types';

/** One page of the sidebar's list, with what Mark All Read needs: `asOf`, asked for before the first page was. */
export interface ListPage {
  items: Conversation[];
  nextCursor: string | null;
  asOf?: string;
}

/** The most entries of one answer. */
const MOST = 100;

/** Puts an answer of the server in place of what the cache holds of that conversation, wherever it does. */
export function putConversation(queryClient: QueryClient, changed: Conversation): void {
  changeEverywhere(queryClient, changed.id, (known) => ({
    ...changed,
    messages: known.messages.length > 0 ? mergeKnown(known, changed) : changed.messages,
  }));
}

/** Shows a message that the server has just taken: the reply's author has read all up to it (C2). */
export async function putPosted(
  queryClient: QueryClient,
  conversationId: string,
  posted: Entry,
): Promise<void> {
  const lastSeq = lastSeqOf(queryClient, conversationId);
  const missed =
    lastSeq !== undefined && posted.seq > lastSeq + 1
      ? await entriesAfter(conversationId, lastSeq)
      : [];
  const entries = mergeEntries(missed, [posted]);
  changeEverywhere(queryClient, conversationId, (known) => {
    const messages = mergeEntries(known.messages, entries.filter(isMessage));
    return {
      ...known,
      messages,
      messageCount: known.messageCount + messages.length - known.messages.length,
      lastActivityAt: posted.at,
      lastSeq: Math.max(known.lastSeq, posted.seq),
      readThroughSeq: Math.max(known.readThroughSeq, posted.seq),
      unreadCount: 0,
      can: { ...known.can, markRead: false },
    };
  });
  appendToTimelines(queryClient, conversationId, entries);
  void queryClient.invalidateQueries({ queryKey: keys.unreadCount() });
}

/** A card may show more than the newest three, and those stay; only if others came in between do the three start anew. */
function mergeKnown(known: Conversation, changed: Conversation): Entry[] {
  const last = known.messages.at(-1)?.seq ?? 0;
  const isContiguous = changed.messages.some(({ seq }) => seq === last);
  return isContiguous ? mergeEntries(known.messages, changed.messages) : changed.messages;
}

function appendToTimelines(queryClient: QueryClient, id: string, entries: Entry[]): void {
  const queries = queryClient.getQueriesData<InfiniteData<Timeline>>({
    queryKey: keys.allMessages(),
  });
  for (const [key, data] of queries) {
    const params = key[1] as { id: string; view: unknown } | undefined;
    const last = data?.pages.at(-1);
    if (params?.id !== id || params.view === 'older' || !data || !last || last.hasNewer) continue;
    const items = mergeEntries(last.items, entries);
    queryClient.setQueryData(key, {
      ...data,
      pages: [...data.pages.slice(0, -1), { ...last, items }],
    });
  }
}

async function entriesAfter(id: string, after: number): Promise<Entry[]> {
  const params = { path: { id }, query: { after, limit: MOST } };
  const { items } = await answerOf(client.GET('/api/v1/conversations/{id}/messages', { params }));
  return items;
}

function lastSeqOf(queryClient: QueryClient, id: string): number | undefined {
  let lastSeq: number | undefined;
  changeEverywhere(queryClient, id, (known) => {
    lastSeq = Math.max(lastSeq ?? 0, known.lastSeq);
    return known;
  });
  return lastSeq;
}

function changeEverywhere(
  queryClient: QueryClient,
  id: string,
  change: (known: Conversation) => Conversation,
): void {
  queryClient.setQueryData<Conversation>(keys.conversation(id), (known) => known && change(known));
  queryClient.setQueriesData<InfiniteData<ListPage>>(
    { queryKey: keys.allConversations() },
    (list) =>
      list && {
        ...list,
        pages: list.pages.map((page) =>
          page.items.some((item) => item.id === id)
            ? { ...page, items: page.items.map((item) => (item.id === id ? change(item) : item)) }
            : page,
        ),
      },
  );
}
