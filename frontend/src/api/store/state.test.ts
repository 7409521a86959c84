import { describe, expect, it } from 'vitest';
import { aConversation, aMessage, alice, bob, messages } from '@/test/fixtures';
import type { Conversation, Entry } from '../types';
import { mergeEntries } from './entries';
import {
  type Change,
  findKnown,
  initialState,
  reduce,
  SIDEBAR,
  type State,
  type Update,
  type Unsent,
} from './state';

const { id, can } = aConversation(1);
const seqs = (items: readonly Entry[] = []) => items.map(({ seq }) => seq);

/** The state after all of these. */
const after = (...changes: Change[]): State =>
  changes.reduce<State>((state, each) => reduce(state, each), initialState);
const own = (conversation: Conversation): Update => ({
  view: 'sidebar',
  id: conversation.id,
  conversation,
});
const inTab = (conversation: Conversation): Update => ({
  view: 'record',
  id: conversation.id,
  conversation,
});
const says = (seq: number, part: Partial<Update> = {}): Update => ({
  view: 'sidebar',
  id,
  entries: [aMessage(seq)],
  counts: { unreadCount: 1, readThroughSeq: 5 },
  ...part,
});
const copy = (state: State) => state.sidebar[id]?.conversation;
const tab = (state: State) => state.record[id]?.conversation;

describe('mergeEntries', () => {
  it('C3 keeps the order of the conversation, and each once', () => {
    expect(seqs(mergeEntries(messages(4, 6), messages(1, 4)))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('believes the newer one', () => {
    const edited = aMessage(2, { text: 'Better' });
    expect(mergeEntries(messages(1, 3), [edited])[1]).toBe(edited);
  });
});

describe('a message', () => {
  it('H1 is counted, and stands with the newest ones', () => {
    const state = after(own(aConversation(5)), says(6));
    expect(copy(state)).toMatchObject({
      unreadCount: 1,
      lastSeq: 6,
      messageCount: 6,
      hasOlder: true,
      lastActivityAt: aMessage(6).at,
      can: { markRead: true },
    });
    expect(seqs(copy(state)?.messages)).toEqual([3, 4, 5, 6]);
  });

  it('H1 told twice, or after one’s own post was answered, counts once', () => {
    const once = after(own(aConversation(5)), says(6));
    expect(reduce(once, says(6))).toEqual(once);
  });

  it('C2 of one’s own moves the read mark to it', () => {
    const posted = says(6, { counts: { unreadCount: 0, readThroughSeq: 6 } });
    const state = after(own(aConversation(5, { unreadCount: 2, readThroughSeq: 3 })), posted);
    expect(copy(state)).toMatchObject({
      unreadCount: 0,
      readThroughSeq: 6,
      can: { markRead: false },
    });
  });

  it('is not counted where others are missing before it, until these are known', () => {
    const known = after(own(aConversation(5)), says(8));
    expect(copy(known)).toMatchObject({ lastSeq: 5, messageCount: 5 });
    const filled = reduce(known, { view: 'sidebar', id, entries: messages(6, 8) });
    expect(copy(filled)).toMatchObject({ lastSeq: 8, messageCount: 8 });
    expect(seqs(copy(filled)?.messages)).toEqual([3, 4, 5, 6, 7, 8]);
  });

  it('leaves other conversations alone', () => {
    const other = aConversation(1, { id: 'other' });
    const before = after(own(aConversation(5)), own(other));
    expect(reduce(before, says(6)).sidebar['other']).toBe(before.sidebar['other']);
  });

  it('C6 is not undone by an older text, and its deletion by none', () => {
    const at = (minute: number) => `2026-11-20T10:0${minute}:00Z`;
    const edited = (text: string, minute: number): Update => ({
      view: 'sidebar',
      id,
      entries: [aMessage(4, { text, editedAt: at(minute) })],
    });
    const twice = after(own(aConversation(5)), edited('Newer', 2), edited('Older', 1));
    expect(copy(twice)?.messages[1]?.text).toBe('Newer');
    const gone = [aMessage(4, { text: null, deleted: true })];
    const deleted = after(
      own(aConversation(5)),
      { view: 'sidebar', id, entries: gone },
      edited('Newer', 2),
    );
    expect(copy(deleted)?.messages[1]).toMatchObject({ text: null, deleted: true });
  });

  it('A6 on its way stands there until its entry is known', () => {
    const unsent: Unsent[] = [1, 2].map((n) => ({
      key: `k${n}`,
      conversationId: id,
      text: 'Mine',
      attachments: [],
      since: 0,
      state: 'sending',
    }));
    const before = after(own(aConversation(5)), { unsent });
    const mine = aMessage(6, { author: alice, clientKey: 'k1' });
    const taken = reduce(before, says(6, { entries: [mine] }));
    expect(taken.unsent).toEqual([unsent[1]]);
    expect(reduce(taken, { unsent }).unsent).toEqual([unsent[1]]);
    const listed = aConversation(6, { messages: [mine] });
    expect(after({ unsent }, own(listed)).unsent).toEqual([unsent[1]]);
  });
});

describe('a conversation told anew', () => {
  it('B9 keeps the messages that a card shows beyond the newest three', () => {
    const state = after(own(aConversation(5, { messages: messages(1, 5) })), own(aConversation(6)));
    expect(seqs(copy(state)?.messages)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('starts anew with the newest three where some in between are not known', () => {
    const state = after(own(aConversation(5)), own(aConversation(20)));
    expect(seqs(copy(state)?.messages)).toEqual([18, 19, 20]);
  });

  it('H1 as it was before what is known changes what it tells of, and hides initialState', () => {
    const older = aConversation(5, { subject: 'New', unreadCount: 1 });
    const state = after(own(aConversation(5)), says(6), own(older));
    expect(copy(state)).toMatchObject({ subject: 'New', lastSeq: 6, messageCount: 6 });
    expect(seqs(copy(state)?.messages)).toEqual([3, 4, 5, 6]);
  });

  it('B7 moves the read mark forward only', () => {
    const read = own(aConversation(5, { readThroughSeq: 5, unreadCount: 0 }));
    const state = after(read, says(4, { counts: { unreadCount: 3, readThroughSeq: 2 } }));
    expect(copy(state)).toMatchObject({ unreadCount: 0, readThroughSeq: 5 });
    const told = own(aConversation(5, { readThroughSeq: 2, unreadCount: 3 }));
    expect(copy(after(read, told))).toMatchObject({ unreadCount: 0, readThroughSeq: 5 });
  });

  it('E1 E3 with fewer messages is another copy, whose timeline begins anew', () => {
    const rest = own(aConversation(5, { messages: [aMessage(5)], messageCount: 1 }));
    const state = after(
      own(aConversation(5)),
      { view: 'sidebar', id, entries: messages(1, 2) },
      rest,
    );
    expect(state.sidebar[id]).toMatchObject({ generation: 1 });
    expect(seqs(state.sidebar[id]?.entries)).toEqual([5]);
  });

  it('E1 deleted it has initialState left, and taken back all', () => {
    const deleted = after(own(aConversation(5)), { view: 'sidebar', id, ends: 'deleted' });
    expect(deleted.sidebar[id]).toMatchObject({ conversation: { copyDeleted: true }, entries: [] });
    const back = reduce(deleted, own(aConversation(5)));
    expect(seqs(copy(back)?.messages)).toEqual([3, 4, 5]);
  });

  it('D7 has who is called otherwise called so on all that is shown of them', () => {
    const { participants } = aConversation(5);
    const renamed = participants.map((one) =>
      one.user.id === bob.id ? { ...one, user: { ...bob, displayName: 'Another Name' } } : one,
    );
    const state = after(
      own(aConversation(5)),
      { view: 'sidebar', id, entries: messages(1, 2) },
      own(aConversation(5, { participants: renamed })),
    );
    const names = state.sidebar[id]?.entries.map(({ author }) => author.displayName);
    expect(names).toEqual(Array(5).fill('Another Name'));
  });
});

describe('the tab of a record', () => {
  const whole = aConversation(9, {
    subject: 'Live',
    participantCount: 5,
    membership: 'left',
    readThroughSeq: 5,
  });

  it('F1 D4 keeps what a copy does not have, and takes over what may be done', () => {
    const left = aConversation(5, {
      subject: 'As it was',
      membership: 'left',
      unreadCount: 2,
      status: 'closed',
      can: { ...can, reply: false },
    });
    const state = after(inTab(whole), own(left));
    expect(tab(state)).toMatchObject({
      subject: 'Live',
      messageCount: 9,
      lastSeq: 9,
      participantCount: 5,
      status: 'closed',
      unreadCount: 2,
      can: { reply: false },
    });
    expect(seqs(tab(state)?.messages)).toEqual([7, 8, 9]);
  });

  it('C5 takes over a new subject from who takes part', () => {
    const state = after(inTab(whole), own(aConversation(10, { subject: 'New' })));
    expect(tab(state)).toMatchObject({ subject: 'New', lastSeq: 9 });
  });

  it('C1 shows a reply', () => {
    const state = after(inTab(aConversation(5)), own(aConversation(5)), says(6));
    expect(seqs(tab(state)?.messages)).toEqual([3, 4, 5, 6]);
  });

  it('D4 C6 tells the copy of who left of its status and of corrections, and of nothing else', () => {
    const left = aConversation(5, { subject: 'As it was', membership: 'left' });
    const better = aMessage(4, { text: 'Better', editedAt: '2026-11-20T10:00:00Z' });
    const state = after(own(left), inTab({ ...whole, status: 'closed' }), {
      view: 'record',
      id,
      entries: [better, ...messages(5, 9)],
    });
    expect(copy(state)).toMatchObject({ subject: 'As it was', status: 'closed', lastSeq: 5 });
    expect(state.sidebar[id]?.entries).toEqual([aMessage(3), better, aMessage(5)]);
  });

  it('H1 does not tell the copy of who takes part, which hears of itself', () => {
    const state = after(own(aConversation(5, { muted: true })), inTab(aConversation(5)));
    expect(copy(state)?.muted).toBe(true);
  });

  it('F1 E4 is where a conversation is met whose copy is not there any more', () => {
    const read = aConversation(9, { membership: 'removed', copyDeleted: true });
    const state = after(own(aConversation(5)), inTab(whole), own(read));
    expect(copy(state)).toBeUndefined();
    expect(findKnown(state, id)?.conversation).toMatchObject({ membership: 'removed', lastSeq: 9 });
  });

  it.each([
    ['reads it through a record alone', { membership: 'none' }],
    ['left it and deleted their copy', { membership: 'left', copyDeleted: true }],
  ] as const)('F1 H1 shows its changes on the page of a user who %s', (_, part) => {
    const state = after(
      own(aConversation(5, part)),
      inTab(aConversation(6, { ...part, status: 'closed' })),
    );
    expect(findKnown(state, id)?.conversation).toMatchObject({ status: 'closed', lastSeq: 6 });
  });

  it('F3 is forgotten at once, and copies are not', () => {
    const others = aConversation(1, { id: 'others', membership: 'none' });
    const state = after(own(aConversation(5)), inTab(whole), own(others), { forget: 'recordTabs' });
    expect(Object.keys(state.record)).toEqual([]);
    expect(Object.keys(state.sidebar)).toEqual([id]);
  });
});

describe('what is not there', () => {
  it('H3 E4 of a copy that is gone nothing is known', () => {
    expect(after(own(aConversation(5)), { view: 'sidebar', id, ends: 'gone' }).sidebar).toEqual({});
  });

  it('F3 met by its id, it stands in no tab either', () => {
    const known = after(own(aConversation(5)), inTab(aConversation(5)));
    expect(reduce(known, { view: 'record', gone: id })).toMatchObject({
      sidebar: known.sidebar,
      record: {},
    });
    expect(reduce(known, { view: 'sidebar', gone: id })).toMatchObject({ sidebar: {}, record: {} });
  });
});

it('F5 what events counts as having come into its list, and may be what a filter asks for', () => {
  const known = after(own(aConversation(5)));
  const heard = reduce(known, says(6), { at: 7, list: SIDEBAR });
  expect(heard).toMatchObject({ changedAt: 7, arrivals: { sidebar: { [id]: 7 } } });
  const told = reduce(heard, inTab(aConversation(5)), { at: 8, list: 'account:A-1' });
  expect(told).toMatchObject({ changedAt: 7, arrivals: { 'account:A-1': { [id]: 8 } } });
});
