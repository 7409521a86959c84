import { type InfiniteData, QueryClient, QueryObserver } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aConversation, aMessage, alice, bob, messages } from '@/test/fixtures';
import { answer, problem } from '@/test/server';
import type { ListPage } from '../cached';
import { freshConversation } from '../freshConversation';
import { type ConversationFilter, keys } from '../keys';
import { conversationQuery, recordQuery } from '../queries';
import type { Conversation, Entry, EventData, Timeline } from '../types';
import { applyEvent } from './apply';
import { applyInTab } from './applyInTab';
import { Journal } from './Journal';
import { leaveTab } from './leaveTab';
import { refreshShown } from './refreshShown';

const id = aConversation(1).id;
const older = aConversation(2, { id: 'older' });
const oldest = aConversation(1, { id: 'oldest' });
let queryClient: QueryClient;

function list(filter: ConversationFilter = {}) {
  return queryClient.getQueryData<InfiniteData<ListPage>>(keys.conversations(filter));
}
const listed = (filter?: ConversationFilter) =>
  list(filter)?.pages.flatMap(({ items }) => items.map((item) => item.id));
const inList = (which = id) =>
  list()
    ?.pages.flatMap(({ items }) => items)
    .find((item) => item.id === which);
const timelineKey = keys.messages(id, { from: 'newest', asRecord: false });
const inTimeline = () =>
  queryClient
    .getQueryData<InfiniteData<Timeline>>(timelineKey)
    ?.pages.flatMap(({ items }) => items.map(({ seq }) => seq));
const seqs = (items: Entry[] = []) => items.map(({ seq }) => seq);
const badge = () => queryClient.getQueryData<{ conversations: number }>(keys.unreadCount());

function put(first: Conversation, filter: ConversationFilter = {}) {
  queryClient.setQueryData<InfiniteData<ListPage>>(keys.conversations(filter), {
    pages: [{ items: [first, older, oldest], nextCursor: null }],
    pageParams: [null],
  });
}

function tell(name: string, data: Partial<EventData>) {
  const event = { unreadConversations: 1, unreadCount: 1, readThroughSeq: 5, ...data };
  applyEvent(queryClient, { id: 1, name, data: { conversationId: id, ...event } });
}
const says = (seq: number, part: Partial<EventData> = {}) =>
  tell('message.created', { seq, entry: aMessage(seq), ...part });

beforeEach(() => {
  queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queryClient.setQueryData(keys.unreadCount(), { conversations: 0, asOf: 'x' });
  put(aConversation(5));
  const page: Timeline = { items: messages(1, 5), hasOlder: false, hasNewer: false };
  queryClient.setQueryData(timelineKey, { pages: [page], pageParams: [{}] });
});

describe('H1 a message', () => {
  it('shows in its card, in the timeline and in the badge', () => {
    says(6);
    expect(inList()).toMatchObject({
      unreadCount: 1,
      lastSeq: 6,
      messageCount: 6,
      lastActivityAt: aMessage(6).at,
      can: { markRead: true },
    });
    expect(seqs(inList()?.messages)).toEqual([3, 4, 5, 6]);
    expect(inTimeline()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(badge()).toEqual({ conversations: 1, asOf: 'x' });
  });

  it('brings its conversation to the top', () => {
    says(30, { conversationId: 'older', entry: aMessage(3, { at: '2026-11-21T00:00:00Z' }) });
    expect(listed()).toEqual(['older', id, 'oldest']);
  });

  it('heard twice, or after one’s own post was answered, counts once', () => {
    says(6);
    const once = inList();
    says(6);
    expect(inList()).toEqual(once);
    expect(inTimeline()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('has a conversation brought in that was not there, or is known in part only', async () => {
    for (const [which, seq] of [
      ['new', 1],
      [id, 9],
    ] as const) {
      answer('get', '/api/v1/conversations/{id}', () =>
        aConversation(9, { id: which, lastActivityAt: `2026-11-2${seq}T00:00:00Z` }),
      );
      says(seq, { conversationId: which });
      await vi.waitFor(() => expect(listed()?.[0]).toBe(which));
      expect(seqs(inList(which)?.messages)).toEqual([7, 8, 9]);
    }
  });
});

describe('H1 what becomes of a message', () => {
  it('C6 an older text never comes over a newer one, nor over its deletion', () => {
    const at = (minute: number) => `2026-11-20T10:0${minute}:00Z`;
    tell('message.edited', { entry: aMessage(4, { text: 'Newer', editedAt: at(2) }) });
    tell('message.edited', { entry: aMessage(4, { text: 'Older', editedAt: at(1) }) });
    expect(inList()?.messages[1]?.text).toBe('Newer');
    tell('message.deleted', {
      entry: aMessage(4, { text: null, deleted: true }),
      unreadCount: 0,
      unreadConversations: 0,
    });
    tell('message.edited', { entry: aMessage(4, { text: 'Newer', editedAt: at(2) }) });
    expect(inList()?.messages[1]).toMatchObject({ text: null, deleted: true });
  });
});

it.each(['message.edited', 'message.deleted', 'conversation.removed'])(
  'C6 E1 %s has what a search found asked for anew',
  (name) => {
    const found = keys.search({ q: 'soup' });
    queryClient.setQueryData(found, { pages: [], pageParams: [] });
    tell(name, name === 'conversation.removed' ? {} : { entry: aMessage(4, { text: 'Salad' }) });
    expect(queryClient.getQueryState(found)?.isInvalidated).toBe(true);
  },
);

it('C6 so does a message that the tab of a record tells of', () => {
  const found = keys.search({ q: 'soup', about: 'account:A-1' });
  queryClient.setQueryData(found, { pages: [], pageParams: [] });
  const entry = aMessage(4, { text: null, deleted: true });
  const data = { conversationId: id, unreadConversations: 0, unreadCount: 0, readThroughSeq: 5 };
  const record = { type: 'account', id: 'A-1' } as const;
  applyInTab(queryClient, record, { id: 7, name: 'message.deleted', data: { ...data, entry } });
  expect(queryClient.getQueryState(found)?.isInvalidated).toBe(true);
});

it.each([
  ['reads it through a record alone', { membership: 'none' }, 'closed'],
  ['left it and deleted their copy', { membership: 'left', copyDeleted: true }, 'closed'],
  ['left it and kept their copy', { membership: 'left', copyDeleted: false }, 'open'],
] as const)('F1 D4 what a tab tells: the page of who %s', (_, mine, shown) => {
  queryClient.setQueryData(keys.conversation(id), aConversation(5, mine));
  const conversation = aConversation(6, { ...mine, status: 'closed' });
  const data = { conversationId: id, unreadConversations: 0, unreadCount: 0, readThroughSeq: 0 };
  const event = { id: 7, name: 'conversation.changed', data: { ...data, conversation } };
  applyInTab(queryClient, { type: 'account', id: 'A-1' }, event);
  expect(queryClient.getQueryData<Conversation>(keys.conversation(id))?.status).toBe(shown);
});

describe('H1 one’s other windows', () => {
  it('B7 a read mark moves forward only', () => {
    tell('conversation.read', {
      conversation: aConversation(5, { readThroughSeq: 5, unreadCount: 0 }),
      unreadCount: 0,
    });
    tell('message.edited', { entry: aMessage(4), unreadCount: 3, readThroughSeq: 2 });
    expect(inList()).toMatchObject({ unreadCount: 0, readThroughSeq: 5 });
  });

  it('E1 a deleted copy goes, and E3 what is left of it shows nothing of the rest', () => {
    tell('conversation.changed', {
      conversation: aConversation(5, { messages: [aMessage(5)], messageCount: 1 }),
    });
    expect(seqs(inList()?.messages)).toEqual([5]);
    expect(inTimeline()).toBeUndefined();
    tell('conversation.removed', { unreadConversations: 0 });
    expect(listed()).toEqual(['older', 'oldest']);
  });

  it('E1 one that is taken back comes to its place', () => {
    tell('conversation.removed', {});
    tell('conversation.changed', { conversation: aConversation(5) });
    expect(listed()).toEqual([id, 'older', 'oldest']);
  });
});

describe('H1 people and status', () => {
  it.each(['participant.left', 'participant.removed'])(
    'H3 %s without the conversation takes it away: nothing of it is the user’s any more',
    (name) => {
      queryClient.setQueryData(keys.conversation(id), aConversation(5));
      tell(name, {});
      expect(listed()).toEqual(['older', 'oldest']);
      expect(queryClient.getQueryState(keys.conversation(id))?.isInvalidated).toBe(true);
    },
  );

  it('come with the notice, in their place', () => {
    const notice: Entry = {
      ...aMessage(6),
      kind: 'notice',
      text: null,
      notice: { type: 'joined', subjects: [alice] },
    };
    tell('participant.joined', {
      entry: notice,
      conversation: aConversation(5, { lastSeq: 6, participantCount: 3 }),
    });
    expect(inList()).toMatchObject({ lastSeq: 6, participantCount: 3, messageCount: 5 });
    expect(inTimeline()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('D2 a conversation that was not found before the invitation is asked for again', async () => {
    answer('get', '/api/v1/conversations/{id}', () => problem(404, 'not-found'));
    const seen = new QueryObserver(queryClient, conversationQuery(id));
    const stop = seen.subscribe(() => {});
    await vi.waitFor(() => expect(seen.getCurrentResult().isError).toBe(true));
    answer('get', '/api/v1/conversations/{id}', () => aConversation(1));
    tell('participant.joined', { conversation: aConversation(1) });
    await vi.waitFor(() => expect(seen.getCurrentResult().data?.id).toBe(id));
    stop();
  });

  it('an event from before what is known changes what it tells of, and hides nothing', () => {
    says(6);
    tell('conversation.changed', { conversation: aConversation(5, { subject: 'New' }) });
    expect(inList()).toMatchObject({ subject: 'New', lastSeq: 6, messageCount: 6 });
    expect(seqs(inList()?.messages)).toEqual([3, 4, 5, 6]);
    expect(inTimeline()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

it('what a filter lets through is asked for again', () => {
  put(aConversation(5), { unread: false });
  says(6);
  const query = queryClient
    .getQueryCache()
    .find({ queryKey: keys.conversations({ unread: false }) });
  expect(query?.state.isInvalidated).toBe(true);
  expect(listed({ unread: false })).toEqual([id, 'older', 'oldest']);
});

it('an answer that was asked for before an event does not undo it', async () => {
  const journal = new Journal(queryClient, (event) => applyEvent(queryClient, event));
  const stop = journal.start();
  let give: (answer: Conversation) => void = () => {};
  const asked = new Promise<Conversation>((resolve) => {
    give = resolve;
  });
  const fetching = queryClient.fetchQuery({
    queryKey: keys.conversation(id),
    queryFn: () => asked,
  });
  const data = { conversationId: id, unreadConversations: 1, unreadCount: 1, readThroughSeq: 5 };
  journal.add({ id: 6, name: 'message.created', data: { ...data, seq: 6, entry: aMessage(6) } });
  give(aConversation(5));
  await fetching;
  const known = queryClient.getQueryData<Conversation>(keys.conversation(id));
  expect(known).toMatchObject({ lastSeq: 6, unreadCount: 1 });
  stop();
});

it('B6 nor where the answer is put into the lists', async () => {
  const unread = aConversation(6, { readThroughSeq: 5, unreadCount: 1 });
  put(unread);
  const journal = new Journal(queryClient, (event) => applyEvent(queryClient, event));
  const stop = journal.start();
  const entry = aMessage(6, { text: null, deleted: true });
  const data = { conversationId: id, unreadConversations: 0, unreadCount: 0, readThroughSeq: 5 };
  answer('get', '/api/v1/conversations/{id}', () => {
    journal.add({ id: 7, name: 'message.deleted', data: { ...data, seq: 6, entry } });
    return unread;
  });
  expect(await freshConversation(queryClient, id)).toMatchObject({ unreadCount: 0 });
  expect(inList()).toMatchObject({ unreadCount: 0, lastSeq: 6 });
  stop();
});

it('H2 after a gap a timeline is read again from where it begins', async () => {
  await refreshShown(queryClient);
  const timeline = queryClient.getQueryData<InfiniteData<Timeline>>(timelineKey);
  expect(timeline?.pageParams).toEqual([{ after: 0 }]);
});

it('C6 H2 after a gap the messages of a card are looked at too that come before its newest three', async () => {
  put(aConversation(5, { messages: messages(1, 5) }));
  let after: string | null = null;
  answer('get', '/api/v1/conversations/{id}/messages', ({ query }) => {
    after = query.get('after');
    const deleted = aMessage(1, { text: null, deleted: true });
    return { items: [deleted, ...messages(2, 5)], hasOlder: false, hasNewer: false };
  });
  await refreshShown(queryClient);
  expect(after).toBe('0');
  expect(inList()?.messages[0]).toMatchObject({ text: null, deleted: true });
  expect(seqs(inList()?.messages)).toEqual([1, 2, 3, 4, 5]);
});

describe('B11 J1 a record that is called otherwise, or may not be named any more', () => {
  const company = { type: 'company', id: 'C-1' } as const;
  const recordsKey = keys.records({ q: '' });
  const isStale = (queryKey: readonly unknown[]) =>
    queryClient.getQueryState(queryKey)?.isInvalidated;

  beforeEach(() => {
    put(aConversation(5, { about: [{ ...company, name: 'Acme' }] }));
    queryClient.setQueryData(recordsKey, { pages: [], pageParams: [] });
    queryClient.setQueryData(keys.record('company', 'C-1'), { ...company, name: 'Acme' });
  });

  it('is shown so, and asked for again in lists of records', () => {
    const about = [{ type: 'company' as const, restricted: true }];
    tell('conversation.changed', { conversation: aConversation(5, { about }) });
    expect(inList()?.about).toEqual(about);
    expect(isStale(recordsKey)).toBe(true);
    expect(isStale(keys.record('company', 'C-1'))).toBe(true);
  });

  it('is left alone where it is called the same', () => {
    tell('conversation.changed', {
      conversation: aConversation(5, { about: [{ ...company, name: 'Acme' }], muted: true }),
    });
    expect(isStale(recordsKey)).toBe(false);
  });

  it('takes what only its tab showed with it', async () => {
    const asRecord = keys.messages(id, { from: 'newest', asRecord: true });
    const tab = keys.recordConversations('company', 'C-1');
    const others = keys.conversation('others');
    queryClient.setQueryData(asRecord, { pages: [], pageParams: [] });
    queryClient.setQueryData(others, aConversation(1, { id: 'others', membership: 'none' }));
    queryClient.setQueryData(tab, {
      pages: [
        { items: [aConversation(5), aConversation(1, { id: 'others', membership: 'none' })] },
      ],
      pageParams: [null],
    });
    answer('get', '/api/v1/records/{type}/{id}', () => problem(404, 'not-found'));
    const observer = new QueryObserver(queryClient, { ...recordQuery('company', 'C-1') });
    const stop = observer.subscribe(() => {});
    expect(await leaveTab(queryClient, company)).toBe(true);
    stop();
    for (const key of [asRecord, tab, others])
      expect(queryClient.getQueryData(key)).toBeUndefined();
    expect(inTimeline()).toEqual([1, 2, 3, 4, 5]);
  });
});

it('D7 H1 who is called otherwise is so on the messages that are shown already', () => {
  const { participants } = aConversation(5);
  const renamed = participants.map((one) =>
    one.user.id === bob.id ? { ...one, user: { ...bob, displayName: 'Another Name' } } : one,
  );
  tell('conversation.changed', { conversation: aConversation(5, { participants: renamed }) });
  const items = queryClient.getQueryData<InfiniteData<Timeline>>(timelineKey)?.pages[0]?.items;
  expect(items?.map(({ author }) => author.displayName)).toEqual(Array(5).fill('Another Name'));
});
