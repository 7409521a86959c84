import type { QueryClient } from '@tanstack/react-query';
import { putConversation, putEntry } from '../cache';
import { addToTimelines, changeEverywhere, ownOf } from '../cached';
import { place, staleFiltered, takeOut } from '../copies';
import { isMessage, mergeEntries } from '../entries';
import { freshConversation } from '../freshConversation';
import { keys } from '../keys';
import { putNames } from '../names';
import type { Conversation, Entry, EventData } from '../types';
import type { LiveEvent } from './eventStream';

/**
 * Puts what an event tells into the cache, wherever it is shown. An event tells what is now, as its receiver may see it; so
 * it may well tell what is known already, and applied twice it changes nothing.
 */
export function applyEvent(queryClient: QueryClient, event: LiveEvent): void {
  if (event.name === 'reset' || !('data' in event)) return;
  const { name, data } = event;
  putBadge(queryClient, data.unreadConversations);
  if (endsCopy(event)) return removed(queryClient, data.conversationId);
  if (data.conversation) {
    putNames(queryClient, data.conversation);
    told(queryClient, data.conversation);
  }
  // An alert is about an event that came before it.
  if (name === 'alert') return;
  if (data.entry) said(queryClient, name, data, data.entry);
  else if (!data.conversation) changeEverywhere(queryClient, data.conversationId, counted(data));
  if (name.startsWith('participant.') || isOfOthers(event)) {
    peopleChanged(queryClient, data.conversationId);
  }
  staleFiltered(queryClient);
}

/** The user deleted their copy (E1), or had deleted it and takes part no more: then nothing of it is told with that (H3). */
export function endsCopy(event: LiveEvent): boolean {
  if (!('data' in event)) return false;
  const isOver = event.name === 'participant.left' || event.name === 'participant.removed';
  return event.name === 'conversation.removed' || (isOver && !event.data.conversation);
}

/** No entry tells of it: somebody in it, or a record that it is about, may have changed. */
function isOfOthers({ name, data }: LiveEvent & { data: EventData }): boolean {
  return name === 'conversation.changed' && data.seq === undefined;
}

/** Text that was there is another now, or gone (C6). */
export function isCorrection(name: string): boolean {
  return name === 'message.edited' || name === 'message.deleted';
}

function putBadge(queryClient: QueryClient, conversations: number): void {
  queryClient.setQueryData<{ conversations: number; asOf: string }>(
    keys.unreadCount(),
    (known) => known && { ...known, conversations },
  );
}

/** Its page, if it is open, says so. */
function removed(queryClient: QueryClient, id: string): void {
  takeOut(queryClient, id);
  void queryClient.invalidateQueries({ queryKey: keys.conversation(id) });
  void queryClient.invalidateQueries({ queryKey: keys.allSearches() });
}

function told(queryClient: QueryClient, conversation: Conversation): void {
  putConversation(queryClient, conversation);
  askAgain(queryClient, conversation.id);
  if (conversation.copyDeleted) return;
  const [known = conversation] = ownOf(queryClient, conversation.id);
  place(queryClient, known);
}

/** Opened before the invitation, it was not found. */
function askAgain(queryClient: QueryClient, id: string): void {
  for (const queryKey of [keys.conversation(id), keys.messagesOf(id)]) {
    void queryClient.invalidateQueries({
      queryKey,
      predicate: ({ state }) => state.status === 'error',
    });
  }
}

function said(queryClient: QueryClient, name: string, data: EventData, entry: Entry): void {
  const { conversationId: id } = data;
  if (isCorrection(name)) {
    putEntry(queryClient, id, entry);
    void queryClient.invalidateQueries({ queryKey: keys.allSearches() });
    return changeEverywhere(queryClient, id, counted(data));
  }
  addToTimelines(queryClient, id, [entry]);
  if (entry.attachments.length > 0) {
    void queryClient.invalidateQueries({ queryKey: keys.files(id) });
  }
  if (name !== 'message.created') return;
  const own = ownOf(queryClient, id);
  if (own.length === 0 || !own.every((known) => reaches(known, entry))) {
    return void bringIn(queryClient, id);
  }
  changeEverywhere(queryClient, id, (known) => {
    // An answer that was read while the message was written may have its text and not its count.
    if (entry.seq <= known.lastSeq) return counted(data)(withEntry(known, entry));
    return reaches(known, entry) ? counted(data)(withNew(known, entry)) : known;
  });
  const [known] = ownOf(queryClient, id);
  if (known) place(queryClient, known);
}

/** Nothing is missing between what is known and the entry, as where a copy returns, or who left comes back (E3, D6). */
function reaches({ membership, copyDeleted, lastSeq }: Conversation, { seq }: Entry): boolean {
  return membership === 'active' && !copyDeleted && seq <= lastSeq + 1;
}

function withNew(known: Conversation, entry: Entry): Conversation {
  if (!isMessage(entry)) return { ...known, lastSeq: entry.seq };
  return {
    ...known,
    messages: [...known.messages, entry],
    messageCount: known.messageCount + 1,
    hasOlder: known.messageCount >= 3,
    lastActivityAt: entry.at,
    lastSeq: entry.seq,
  };
}

/** It was known already; but it may have been edited since. */
function withEntry(known: Conversation, entry: Entry): Conversation {
  if (!known.messages.some(({ seq }) => seq === entry.seq)) return known;
  return { ...known, messages: mergeEntries(known.messages, [entry]) };
}

/** The read mark only moves forward (B7): an event from before it tells less than is known. */
function counted({ unreadCount, readThroughSeq }: EventData) {
  return (known: Conversation): Conversation =>
    readThroughSeq < known.readThroughSeq
      ? known
      : {
          ...known,
          unreadCount,
          readThroughSeq,
          can: { ...known.can, markRead: unreadCount > 0 },
        };
}

/** Shows a conversation of which the event told only a part. */
async function bringIn(queryClient: QueryClient, id: string): Promise<void> {
  const fresh = await freshConversation(queryClient, id);
  if (fresh && !fresh.copyDeleted) place(queryClient, fresh);
}

function peopleChanged(queryClient: QueryClient, id: string): void {
  void queryClient.invalidateQueries({ queryKey: keys.participants(id) });
  void queryClient.invalidateQueries({ queryKey: keys.allUsers() });
}
