import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
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

/**
 * Puts an answer of the server in place of what the cache holds of that conversation, wherever it does. The answer
 * must show it as the user's own copy does, not as a record's tab does.
 */
export function putConversation(queryClient: QueryClient, changed: Conversation): void {
  changeOwn(queryClient, changed.id, (known) => ({
    ...changed,
    messages: known.messages.length > 0 ? mergeKnown(known, changed) : changed.messages,
  }));
  changeInTabs(queryClient, changed.id, (known) => asInTab(known, changed));
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
  changeTimelines(queryClient, conversationId, (data, view) => {
    const last = data.pages.at(-1);
    if (view === 'older' || !last || last.hasNewer) return data;
    const items = mergeEntries(last.items, entries);
    return { ...data, pages: [...data.pages.slice(0, -1), { ...last, items }] };
  });
  void queryClient.invalidateQueries({ queryKey: keys.unreadCount() });
}

/** Shows a message as it is after its author changed or deleted it, wherever it stands (C6). */
export function putEntry(queryClient: QueryClient, conversationId: string, changed: Entry): void {
  const put = (entries: Entry[]) =>
    entries.map((entry) => (entry.seq === changed.seq ? changed : entry));
  changeEverywhere(queryClient, conversationId, (known) => ({
    ...known,
    messages: put(known.messages),
  }));
  changeTimelines(queryClient, conversationId, (data) => ({
    ...data,
    pages: data.pages.map((page) => ({ ...page, items: put(page.items) })),
  }));
  for (const asRecord of [true, false]) {
    const queryKey = keys.versions({ id: conversationId, seq: changed.seq, asRecord });
    void queryClient.resetQueries({ queryKey, exact: true });
  }
  void queryClient.invalidateQueries({ queryKey: keys.files(conversationId) });
}

/** A card may show more than the newest three, and those stay; only if others came in between do the three start anew. */
function mergeKnown(known: Conversation, changed: Conversation): Entry[] {
  const last = known.messages.at(-1)?.seq ?? 0;
  const isContiguous = changed.messages.some(({ seq }) => seq === last);
  return isContiguous ? mergeEntries(known.messages, changed.messages) : changed.messages;
}

/**
 * A tab shows another part of the timeline than the user's copy does, and other people; and it goes on where the copy of
 * somebody who left has stopped.
 */
function asInTab(known: Conversation, changed: Conversation): Conversation {
  const { subject, description } = changed.membership === 'active' ? changed : known;
  const { participants, participantCount, messages, messageCount, hasOlder, lastActivityAt } =
    known;
  const people = { participants, participantCount };
  const timeline = { messages, messageCount, hasOlder, lastActivityAt };
  const lastSeq = Math.max(known.lastSeq, changed.lastSeq);
  return { ...changed, subject, description, ...people, ...timeline, lastSeq };
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

type Change = (known: Conversation) => Conversation;

function changeEverywhere(queryClient: QueryClient, id: string, change: Change): void {
  changeOwn(queryClient, id, change);
  changeInTabs(queryClient, id, change);
}

function changeOwn(queryClient: QueryClient, id: string, change: Change): void {
  queryClient.setQueryData<Conversation>(keys.conversation(id), (known) => known && change(known));
  changeInLists(queryClient, keys.allConversations(), id, change);
}

function changeInTabs(queryClient: QueryClient, id: string, change: Change): void {
  changeInLists(queryClient, keys.allRecordConversations(), id, change);
}

function changeInLists(
  queryClient: QueryClient,
  queryKey: QueryKey,
  id: string,
  change: Change,
): void {
  queryClient.setQueriesData<InfiniteData<ListPage>>(
    { queryKey },
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

function changeTimelines(
  queryClient: QueryClient,
  id: string,
  change: (data: InfiniteData<Timeline>, view: unknown) => InfiniteData<Timeline>,
): void {
  const queries = queryClient.getQueriesData<InfiniteData<Timeline>>({
    queryKey: keys.allMessages(),
  });
  for (const [key, data] of queries) {
    const params = key[1] as { id: string; view: unknown } | undefined;
    if (params?.id === id && data) queryClient.setQueryData(key, change(data, params.view));
  }
}
