import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../keys';
import { invalidateCorrected, loadMissedMessages } from '../loading';
import type { State, Update } from '../store/state';
import { storeOf } from '../store/useStore';
import type { EventData, RecordRef } from '../types';
import type { LiveEvent } from './eventStream';

/**
 * Applies an event to the store, and invalidates the queries of what is not in the store. Without `tab` it is one of the user's own
 * events; else it came from the stream of that record's tab, `type:id`.
 */
export function applyEvent(queryClient: QueryClient, event: LiveEvent, tab?: string): void {
  if (!('data' in event)) return;
  const { name, data } = event;
  const { conversationId: id, conversation, entry } = data;
  const store = storeOf(queryClient);
  const before = store.state();
  const update = tab === undefined ? sidebarUpdate(event) : recordTabUpdate(data);
  // The event that an alert is about came before it.
  if (name === 'alert') return store.apply({ badge: data.unreadConversations });
  store.applyEvent(update, tab);
  const stale = staleKeys(event, before);
  for (const queryKey of stale) void queryClient.invalidateQueries({ queryKey });
  if (entry && isCorrection(name)) invalidateCorrected(queryClient, id, entry);
  if (tab !== undefined || name !== 'message.created' || !entry || conversation) return;
  const known = store.state().sidebar[id]?.conversation;
  // Messages before it are missing, or the conversation is unknown, or its copy returns with the message (E3).
  if (known === undefined || known.lastSeq < entry.seq) void loadMissedMessages(queryClient, id);
}

function sidebarUpdate(event: LiveEvent & { data: EventData }): Update {
  const { conversationId: id, conversation, entry, unreadConversations: badge } = event.data;
  const { unreadCount, readThroughSeq } = event.data;
  const update: Update = { view: 'sidebar', id, badge };
  if (endsCopy(event)) {
    return { ...update, ends: event.name === 'conversation.removed' ? 'deleted' : 'gone' };
  }
  return {
    ...update,
    ...(conversation ? { conversation } : { counts: { unreadCount, readThroughSeq } }),
    ...(entry && { entries: [entry] }),
  };
}

function recordTabUpdate({ conversationId: id, conversation, entry }: EventData): Update {
  return {
    view: 'record',
    id,
    ...(conversation && { conversation }),
    ...(entry && { entries: [entry] }),
  };
}

/** Whether the user deleted their copy (E1), or left after deleting it, so that the event holds no conversation (H3). */
export function endsCopy(event: LiveEvent): boolean {
  if (!('data' in event)) return false;
  const isOver = event.name === 'participant.left' || event.name === 'participant.removed';
  return event.name === 'conversation.removed' || (isOver && !event.data.conversation);
}

/** Whether an event edits or deletes a message (C6). */
function isCorrection(name: string): boolean {
  return name === 'message.edited' || name === 'message.deleted';
}

/** The keys of queries whose data an event changed. */
function staleKeys(
  event: LiveEvent & { data: EventData },
  { sidebar, record }: State,
): (readonly unknown[])[] {
  const { name, data } = event;
  const { conversationId: id, conversation, entry } = data;
  const stale: (readonly unknown[])[] = [];
  const known = [sidebar[id], record[id]].flatMap((each) => each?.conversation ?? []);
  if (conversation && known.some(({ about }) => !isSame(about, conversation.about))) {
    stale.push(keys.allRecords(), keys.allSingleRecords(), keys.filters());
  }
  if (endsCopy(event)) stale.push(keys.conversation(id));
  if (endsCopy(event) || isCorrection(name)) stale.push(keys.allSearches());
  // An event without an entry: a participant or a record of the conversation may have changed.
  const isOfOthers = name === 'conversation.changed' && data.seq === undefined;
  if (name.startsWith('participant.') || isOfOthers) {
    stale.push(keys.participants(id), keys.allUsers());
  }
  if (entry && entry.attachments.length > 0) stale.push(keys.files(id));
  return stale;
}

function isSame(one: readonly RecordRef[], other: readonly RecordRef[]): boolean {
  const named = (refs: readonly RecordRef[]) =>
    JSON.stringify(refs.map(({ type, id, name }) => [type, id, name]));
  return named(one) === named(other);
}
