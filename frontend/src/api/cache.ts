import type { QueryClient } from '@tanstack/react-query';
import {
  addToTimelines,
  changeEverywhere,
  changeInTabs,
  changeOwn,
  changeTimelines,
} from './cached';
import { answerOf, client } from './client';
import { isMessage, laterOf, mergeEntries } from './entries';
import { keys } from './keys';
import type { Conversation, Entry } from './types';

/** The most entries of one answer. */
const MOST = 100;

/**
 * Puts an answer of the server in place of what the cache holds of that conversation, wherever it does. The answer
 * must show it as the user's own copy does, not as a record's tab does.
 */
export function putConversation(queryClient: QueryClient, changed: Conversation): void {
  let isAnother = false;
  changeOwn(queryClient, changed.id, (known) => {
    isAnother ||= !isOlder(changed, known) && showsOthers(known, changed);
    return withKnown(known, changed);
  });
  changeInTabs(queryClient, changed.id, (known) => asInTab(known, changed));
  if (isAnother) void queryClient.resetQueries({ queryKey: keys.messagesOf(changed.id) });
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
  changeEverywhere(queryClient, conversationId, (known) => withPosted(known, posted, entries));
  addToTimelines(queryClient, conversationId, entries);
  void queryClient.invalidateQueries({ queryKey: keys.unreadCount() });
}

/** Shows a message as it is after its author changed or deleted it, wherever it stands (C6). */
export function putEntry(queryClient: QueryClient, conversationId: string, changed: Entry): void {
  const put = (entries: Entry[]) =>
    entries.map((entry) => (entry.seq === changed.seq ? laterOf(entry, changed) : entry));
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

/** Asks how the known messages are now, and shows what was changed or deleted while nobody told of it. @throws ApiProblem */
export async function checkMessages(
  queryClient: QueryClient,
  { id, messages }: Conversation,
): Promise<void> {
  const [first] = messages;
  if (first === undefined) return;
  const bySeq = new Map(messages.map((entry) => [entry.seq, entry]));
  for (const entry of await entriesAfter(id, first.seq - 1)) {
    const { deleted, editedAt } = bySeq.get(entry.seq) ?? entry;
    if (entry.deleted !== deleted || entry.editedAt !== editedAt) putEntry(queryClient, id, entry);
  }
}

/**
 * The answer, with what is known besides: a card may show more messages than the newest three, and those stay; only if
 * others came in between do the three start anew. What was said meanwhile stays too.
 */
export function withKnown(known: Conversation, changed: Conversation): Conversation {
  if (isOlder(changed, known)) {
    const { messages, messageCount, hasOlder, lastActivityAt, lastSeq } = known;
    const timeline = { messages, messageCount, hasOlder, lastActivityAt, lastSeq };
    return { ...changed, ...timeline, ...laterRead(known, changed) };
  }
  const last = known.messages.at(-1)?.seq ?? 0;
  const isContiguous = changed.messages.some(({ seq }) => seq === last);
  if (!isContiguous || showsOthers(known, changed)) return changed;
  const messages = mergeEntries(known.messages, changed.messages);
  return { ...changed, messages, ...laterRead(known, changed) };
}

/** Somebody who takes part sees ever more, unless they delete their copy. */
function isOlder(changed: Conversation, known: Conversation): boolean {
  const [one, other] = [changed, known].map(
    ({ membership, copyDeleted }) => membership === 'active' && !copyDeleted,
  );
  return one === true && other === true && changed.lastSeq < known.lastSeq;
}

/** A mark only moves forward (B7). */
function laterRead(known: Conversation, changed: Conversation): Partial<Conversation> {
  if (changed.readThroughSeq >= known.readThroughSeq) return {};
  const { readThroughSeq, unreadCount } = known;
  return { readThroughSeq, unreadCount, can: { ...changed.can, markRead: unreadCount > 0 } };
}

/** The copy was deleted, in part or with what came back since, or that was undone: its messages are not those known any more. */
function showsOthers(known: Conversation, changed: Conversation): boolean {
  const more = changed.messageCount - known.messageCount;
  return more < 0 || (more > 0 && changed.lastSeq === known.lastSeq);
}

function withPosted(known: Conversation, posted: Entry, entries: readonly Entry[]): Conversation {
  const messages = mergeEntries(known.messages, entries.filter(isMessage));
  // The event of it, and of what was said since, came first.
  if (known.lastSeq > posted.seq && known.readThroughSeq >= posted.seq) {
    return { ...known, messages };
  }
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
