import type { Attachment, Conversation, Entry, UserRef } from '../types';
import { isMessage, mergeEntries } from './entries';

/** A way to read a conversation: as the reader's own copy shows it, or as the tab of a record does. */
export type View = 'sidebar' | 'record';

/**
 * A conversation as one view shows it. `conversation.messages` are the newest messages among `entries`, without a gap; the
 * entries before them came with pages of the timeline and may have gaps.
 */
export interface Known {
  conversation: Conversation;
  entries: readonly Entry[];
  /** Grows when the copy is replaced, as by deleting or restoring it: the pages of its timeline must be loaded anew. */
  generation: number;
}

/** A message that the server has not accepted yet: an entry without a seq. */
export interface Unsent {
  /** The Idempotency-Key, the same for every attempt, so that the server accepts the message once (A6). */
  key: string;
  conversationId: string;
  text: string;
  attachments: readonly Attachment[];
  /** Milliseconds since 1970. */
  since: number;
  /** `waiting` found no server and is sent again automatically; `failed` was refused by the server for now. */
  state: 'sending' | 'waiting' | 'failed';
}

export interface State extends Readonly<Record<View, Readonly<Record<string, Known>>>> {
  /** The number of conversations with unread messages; undefined until it is known. */
  badge: number | undefined;
  /** By list and conversation, the number of the last event that put the conversation into the list. */
  arrivals: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The number of the last event that may have changed what a filter of the sidebar lets through. */
  changedAt: number;
  unsent: readonly Unsent[];
}

/** A change of one conversation, by an event or by an answer: an answer is an event that came early. */
export interface Update {
  view: View;
  id: string;
  /** The conversation as of now. In the sidebar's view it may be as a tab shows it, if there is no copy any more. */
  conversation?: Conversation;
  /** Entries as of now. */
  entries?: readonly Entry[];
  /** The reader's mark, and the number of unread messages after it. */
  counts?: Pick<Conversation, 'unreadCount' | 'readThroughSeq'>;
  /** The number of conversations with unread messages. */
  badge?: number;
  /** The end of the copy: it was deleted (E1), or the reader may see nothing of it any more. */
  ends?: 'deleted' | 'gone';
}

export type Change =
  | Update
  | { badge: number }
  /** A 404 answer. In the sidebar's view it says that no tab shows the conversation either. */
  | { view: View; gone: string }
  /** All unsent messages. */
  | { unsent: readonly Unsent[] }
  /** The reader may not see any more what came from tabs of records. */
  | { forget: 'recordTabs' };

/** The name of the sidebar's list without a filter. The list of a record's tab is named by the record, as `type:id`. */
export const SIDEBAR = 'sidebar';

export const initialState: State = {
  sidebar: {},
  record: {},
  badge: undefined,
  arrivals: {},
  changedAt: 0,
  unsent: [],
};

/**
 * The state after a change. An update replaces what was known of the same thing; applied twice it changes nothing. `event` is
 * the number and the list of an event; undefined for data that was only asked for.
 */
export function reduce(state: State, change: Change, event?: { at: number; list: string }): State {
  if ('unsent' in change) return dropAccepted({ ...state, unsent: change.unsent });
  if ('forget' in change) return { ...state, record: {} };
  if ('gone' in change) {
    const next = withKnown(state, 'record', change.gone, undefined);
    return change.view === 'record' ? next : withKnown(next, 'sidebar', change.gone, undefined);
  }
  if (!('id' in change)) return { ...state, badge: change.badge };
  let next = change.badge === undefined ? state : { ...state, badge: change.badge };
  if (change.ends) next = withEnd(next, change);
  if (change.conversation) next = withConversation(next, change.view, change.conversation);
  const { entries, counts } = change;
  if (entries)
    next = inBothViews(next, change, (known, isOther) => withEntries(known, entries, isOther));
  if (counts) next = inBothViews(next, change, (known) => withCounts(known, counts));
  if (event) next = withArrival(next, change, event);
  return entries || change.conversation ? dropAccepted(next) : next;
}

/** The view for a request by id: the reader's own copy, also a deleted one of a current participant, else the tab (E2, F1). */
export function defaultView({ membership, copyDeleted }: Conversation): View {
  return membership === 'active' || (membership !== 'none' && !copyDeleted) ? 'sidebar' : 'record';
}

/** The conversation in its default view. */
export function findKnown(state: State, id: string): Known | undefined {
  const own = state.sidebar[id];
  return own && defaultView(own.conversation) === 'sidebar' ? own : state.record[id];
}

function withKnown(state: State, view: View, id: string, known: Known | undefined): State {
  if (known === state[view][id]) return state;
  const { [id]: _, ...others } = state[view];
  return { ...state, [view]: known ? { ...others, [id]: known } : others };
}

function inBothViews(
  state: State,
  { view, id }: Update,
  change: (known: Known, isOther: boolean) => Known,
): State {
  const others: View = view === 'sidebar' ? 'record' : 'sidebar';
  const [known, other] = [state[view][id], state[others][id]];
  const next = known ? withKnown(state, view, id, change(known, false)) : state;
  // A tab shows all entries of the copy. An entry that a tab shows only corrects the same entry of the copy.
  return other ? withKnown(next, others, id, change(other, view === 'record')) : next;
}

function withConversation(state: State, requested: View, conversation: Conversation): State {
  const { id } = conversation;
  const view = requested === 'record' ? requested : defaultView(conversation);
  const hasCopy = defaultView(conversation) === 'sidebar';
  let next = withKnown(state, view, id, mergeConversation(state[view][id], conversation));
  const [own, tab] = [next.sidebar[id], next.record[id]];
  if (own && !hasCopy) next = withKnown(next, 'sidebar', id, undefined);
  // The copy of a current participant has events of its own, which know it better.
  else if (own && view === 'record' && conversation.membership !== 'active') {
    next = withKnown(next, 'sidebar', id, withShared(own, conversation));
  } else if (tab && view === 'sidebar') {
    next = withKnown(next, 'record', id, withShared(tab, conversation));
  }
  return next;
}

/**
 * The update with what is known besides: messages before the newest three stay, unless there is a gap between; newer messages
 * than those of the update stay too.
 */
function mergeConversation(known: Known | undefined, now: Conversation): Known {
  if (known === undefined) return createKnown(now, now.messages, 0);
  const before = known.conversation;
  const entries = withNames(mergeEntries(known.entries, now.messages), before, now);
  const marks = laterReadMark(before, now);
  if (isOlder(now, before)) {
    return createKnown({ ...now, ...timelineOf(before), ...marks }, entries, known.generation);
  }
  if (isOtherCopy(before, now)) return createKnown(now, now.messages, known.generation + 1);
  const first = now.messages[0]?.seq ?? 0;
  const adjoins = first <= before.lastSeq + 1;
  const messages = adjoins ? mergeEntries(before.messages, now.messages) : now.messages;
  const next = { ...now, ...marks, messages };
  return createKnown(next, entries, known.generation);
}

function timelineOf(conversation: Conversation) {
  const { messages, messageCount, hasOlder, lastActivityAt, lastSeq } = conversation;
  return { messages, messageCount, hasOlder, lastActivityAt, lastSeq };
}

/** The conversation with its messages taken from the entries, from the first of its messages on. */
function createKnown(
  conversation: Conversation,
  entries: readonly Entry[],
  generation: number,
): Known {
  const first = conversation.messages[0]?.seq ?? Infinity;
  const messages = entries.filter((entry) => isMessage(entry) && entry.seq >= first);
  return { conversation: { ...conversation, messages }, entries, generation };
}

/** Whether the update is older. A current participant sees ever more, unless they delete their copy. */
function isOlder(now: Conversation, before: Conversation): boolean {
  return isActive(now) && isActive(before) && now.lastSeq < before.lastSeq;
}

export function isActive({ membership, copyDeleted }: Conversation): boolean {
  return membership === 'active' && !copyDeleted;
}

/** Whether the copy was deleted, in part or with messages that came back, or restored: the known messages are no longer its own. */
function isOtherCopy(before: Conversation, now: Conversation): boolean {
  const more = now.messageCount - before.messageCount;
  const isUndone = more > 0 && now.lastSeq === before.lastSeq;
  return more < 0 || isUndone || now.copyDeleted !== before.copyDeleted;
}

/** The known read mark, if it is further: a mark only moves forward (B7). */
function laterReadMark(before: Conversation, now: Conversation): Partial<Conversation> {
  if (now.readThroughSeq >= before.readThroughSeq) return {};
  const { readThroughSeq, unreadCount } = before;
  return { readThroughSeq, unreadCount, can: { ...now.can, markRead: unreadCount > 0 } };
}

/** The fields that both views share: all but timeline, people and, for a reader who left, subject and description (D4). */
function withShared({ conversation: own, entries, generation }: Known, now: Conversation): Known {
  const { subject, description } = now.membership === 'active' ? now : own;
  const { participants, participantCount } = own;
  const kept = { subject, description, participants, participantCount, ...timelineOf(own) };
  const shared = { ...now, ...kept, ...laterReadMark(own, now) };
  return createKnown(shared, withNames(entries, own, now), generation);
}

/** The next entries are counted. An entry after a gap is kept, and counted once the gap is filled. */
function withEntries(known: Known, entries: readonly Entry[], correctsOnly: boolean): Known {
  const has = new Set(known.entries.map(({ seq }) => seq));
  const applied = correctsOnly ? entries.filter(({ seq }) => has.has(seq)) : entries;
  if (applied.length === 0) return known;
  let { conversation } = known;
  for (const entry of applied) conversation = withNextEntry(conversation, entry);
  return createKnown(conversation, mergeEntries(known.entries, applied), known.generation);
}

function withNextEntry(known: Conversation, entry: Entry): Conversation {
  const isNext = entry.seq === known.lastSeq + 1 && !known.copyDeleted;
  if (!isNext) return known;
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

function withCounts(
  known: Known,
  { unreadCount, readThroughSeq }: NonNullable<Update['counts']>,
): Known {
  const { conversation } = known;
  if (readThroughSeq < conversation.readThroughSeq) return known;
  const can = { ...conversation.can, markRead: unreadCount > 0 };
  return { ...known, conversation: { ...conversation, unreadCount, readThroughSeq, can } };
}

function withEnd(state: State, { view, id, ends }: Update): State {
  const known = state[view][id];
  if (known === undefined || ends === 'gone') return withKnown(state, view, id, undefined);
  const { conversation, generation } = known;
  const nothingLeft = { copyDeleted: true, unreadCount: 0, messages: [], messageCount: 0 };
  return withKnown(
    state,
    view,
    id,
    createKnown({ ...conversation, ...nothingLeft }, [], generation + 1),
  );
}

/** The entries with the names of participants as of now (D7). */
function withNames(
  entries: readonly Entry[],
  before: Conversation,
  now: Conversation,
): readonly Entry[] {
  const names = new Map(now.participants.map(({ user }) => [user.id, user]));
  const isSame = (user: UserRef) => (names.get(user.id) ?? user).displayName === user.displayName;
  if (before.participants.every(({ user }) => isSame(user))) return entries;
  const named = (user: UserRef) => names.get(user.id) ?? user;
  return entries.map(({ notice, ...entry }) => ({
    ...entry,
    author: named(entry.author),
    ...(notice && { notice: { ...notice, subjects: notice.subjects.map(named) } }),
  }));
}

function withArrival(
  state: State,
  { id }: Update,
  { at, list }: { at: number; list: string },
): State {
  const arrivals = { ...state.arrivals, [list]: { ...state.arrivals[list], [id]: at } };
  return { ...state, arrivals, ...(list === SIDEBAR && { changedAt: at }) };
}

/** The state without unsent messages whose entry is known: the server has accepted them. */
function dropAccepted(state: State): State {
  const isAccepted = ({ conversationId: id, key }: Unsent) =>
    [state.sidebar[id], state.record[id]].some((known) =>
      known?.entries.some(({ clientKey }) => clientKey === key),
    );
  const unsent = state.unsent.filter((message) => !isAccepted(message));
  return unsent.length === state.unsent.length ? state : { ...state, unsent };
}
