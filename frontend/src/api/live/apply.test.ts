import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aConversation, aMessage, messages } from '@/test/fixtures';
import { answer, problem } from '@/test/server';
import { keys } from '../keys';
import { conversationQuery, recordQuery } from '../queries';
import type { Store } from '../store/Store';
import { storeOf } from '../store/useStore';
import type { EventData } from '../types';
import { applyEvent } from './apply';
import { leaveTab } from './leaveTab';
import { refreshShown } from './refreshShown';

const { id } = aConversation(1);
const seqs = (items: { seq: number }[] = []) => items.map(({ seq }) => seq);
let queryClient: QueryClient;
let store: Store;

const known = (which = id) => store.state().sidebar[which]?.conversation;
const isStale = (queryKey: readonly unknown[]) =>
  queryClient.getQueryState(queryKey)?.isInvalidated;

function tell(name: string, data: Partial<EventData>, tab?: string) {
  const event = { unreadConversations: 1, unreadCount: 1, readThroughSeq: 5, ...data };
  applyEvent(queryClient, { id: 1, name, data: { conversationId: id, ...event } }, tab);
}
const says = (seq: number, part: Partial<EventData> = {}) =>
  tell('message.created', { seq, entry: aMessage(seq), ...part });

/** Somebody looks at the page of the conversation. */
function look() {
  const seen = new QueryObserver(queryClient, conversationQuery(id));
  const stop = seen.subscribe(() => {});
  return { error: () => seen.getCurrentResult().error, stop };
}

beforeEach(() => {
  queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  store = storeOf(queryClient);
  store.apply({ view: 'sidebar', id, conversation: aConversation(5) });
});

describe('H1 a message', () => {
  it('is told to the store, with the badge', () => {
    says(6);
    expect(known()).toMatchObject({ unreadCount: 1, lastSeq: 6, messageCount: 6 });
    expect(store.state()).toMatchObject({ badge: 1, arrivals: { sidebar: { [id]: 1 } } });
  });

  it('has a conversation asked for that was not there', async () => {
    answer('get', '/api/v1/conversations/{id}', () => aConversation(9, { id: 'new' }));
    says(1, { conversationId: 'new' });
    await vi.waitFor(() => expect(seqs(known('new')?.messages)).toEqual([7, 8, 9]));
  });

  it('has what is missing before it asked for, so that what is open stays open', async () => {
    answer('get', '/api/v1/conversations/{id}/messages', ({ query }) => {
      expect(query.get('after')).toBe('5');
      return { items: messages(6, 9), hasOlder: true, hasNewer: false };
    });
    answer('get', '/api/v1/conversations/{id}', () => aConversation(9, { unreadCount: 4 }));
    says(9);
    await vi.waitFor(() => expect(known()?.unreadCount).toBe(4));
    expect(seqs(known()?.messages)).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(known()?.messageCount).toBe(9);
  });

  it('E3 has a copy asked for that returns with it', async () => {
    tell('conversation.removed', {});
    const rest = { messages: [aMessage(6)], messageCount: 1, hasOlder: false };
    answer('get', '/api/v1/conversations/{id}', () => aConversation(6, rest));
    says(6);
    await vi.waitFor(() => expect(known()?.copyDeleted).toBe(false));
    expect(seqs(known()?.messages)).toEqual([6]);
  });

  it('of which an alert tells was told before', () => {
    tell('alert', { seq: 6, entry: aMessage(6), unreadConversations: 3 });
    expect(store.state()).toMatchObject({ badge: 3, changedAt: 0 });
    expect(known()?.lastSeq).toBe(5);
  });
});

it.each(['message.edited', 'message.deleted', 'conversation.removed'])(
  'C6 E1 %s has what a search found asked for anew',
  (name) => {
    const found = keys.search({ q: 'soup' });
    queryClient.setQueryData(found, { pages: [], pageParams: [] });
    tell(name, name === 'conversation.removed' ? {} : { entry: aMessage(4, { text: 'Salad' }) });
    expect(isStale(found)).toBe(true);
  },
);

it('C6 so does a message that the tab of a record tells of', () => {
  const found = keys.search({ q: 'soup', about: 'account:A-1' });
  queryClient.setQueryData(found, { pages: [], pageParams: [] });
  const entry = aMessage(4, { text: null, deleted: true });
  tell('message.deleted', { entry }, 'account:A-1');
  expect(isStale(found)).toBe(true);
});

it('C6 a message that was changed has its versions and the files asked for anew', () => {
  const versions = keys.versions({ id, seq: 4, view: 'sidebar' });
  queryClient.setQueryData(versions, { items: [] });
  queryClient.setQueryData(keys.files(id), { items: [] });
  tell('message.edited', { entry: aMessage(4, { text: 'Better' }) });
  expect(queryClient.getQueryData(versions)).toBeUndefined();
  expect(isStale(keys.files(id))).toBe(true);
});

describe('H1 one’s other windows', () => {
  it('E1 a deleted copy goes, its page asks for it, and one that is taken back is there again', async () => {
    const deleted = { copyDeleted: true, messages: [], messageCount: 0, lastSeq: 0 };
    answer('get', '/api/v1/conversations/{id}', () => aConversation(5));
    const page = look();
    await vi.waitFor(() => expect(queryClient.isFetching()).toBe(0));
    answer('get', '/api/v1/conversations/{id}', () => aConversation(5, deleted));
    tell('conversation.removed', { unreadConversations: 0 });
    expect(known()?.copyDeleted).toBe(true);
    await vi.waitFor(() => expect(known()?.lastSeq).toBe(0));
    tell('conversation.changed', { conversation: aConversation(5) });
    expect(known()).toMatchObject({ copyDeleted: false, lastSeq: 5 });
    page.stop();
  });
});

describe('H1 people and status', () => {
  it.each(['participant.left', 'participant.removed'])(
    'H3 %s without the conversation takes it away: nothing of it is the user’s any more',
    async (name) => {
      answer('get', '/api/v1/conversations/{id}', () => aConversation(5));
      const page = look();
      await vi.waitFor(() => expect(queryClient.isFetching()).toBe(0));
      answer('get', '/api/v1/conversations/{id}', () => problem(404, 'not-found'));
      tell(name, {});
      expect(known()).toBeUndefined();
      await vi.waitFor(() => expect(page.error()).not.toBeNull());
      page.stop();
    },
  );

  it('come with the notice, in their place', () => {
    const notice = aMessage(6, { kind: 'notice', text: null });
    const conversation = aConversation(5, { lastSeq: 6, participantCount: 3 });
    tell('participant.joined', { entry: notice, conversation });
    expect(known()).toMatchObject({ lastSeq: 6, participantCount: 3, messageCount: 5 });
    expect(seqs([...(store.state().sidebar[id]?.entries ?? [])])).toEqual([3, 4, 5, 6]);
  });

  it('D2 a conversation that was not found before the invitation is there with it', async () => {
    answer('get', '/api/v1/conversations/{id}', () => problem(404, 'not-found'));
    const page = look();
    await vi.waitFor(() => expect(page.error()).not.toBeNull());
    expect(known()).toBeUndefined();
    tell('conversation.created', { conversation: aConversation(1) });
    expect(known()?.lastSeq).toBe(1);
    page.stop();
  });
});

it('C6 H2 after a gap the messages of a card are looked at too that come before its newest three', async () => {
  store.apply({ view: 'sidebar', id, entries: messages(1, 2) });
  store.apply({
    view: 'sidebar',
    id,
    conversation: aConversation(5, { messages: messages(1, 5) }),
  });
  let after: string | null = null;
  answer('get', '/api/v1/conversations/{id}/messages', ({ query }) => {
    after = query.get('after');
    const deleted = aMessage(1, { text: null, deleted: true });
    return { items: [deleted, ...messages(2, 5)], hasOlder: false, hasNewer: false };
  });
  await refreshShown(queryClient);
  expect(after).toBe('0');
  expect(known()?.messages[0]).toMatchObject({ text: null, deleted: true });
  expect(seqs(known()?.messages)).toEqual([1, 2, 3, 4, 5]);
});

describe('B11 J1 a record that is called otherwise, or may not be named any more', () => {
  const company = { type: 'company', id: 'C-1' } as const;
  const recordsKey = keys.records({ q: '' });
  const named = { about: [{ ...company, name: 'Acme' }] };

  beforeEach(() => {
    store.apply({ view: 'sidebar', id, conversation: aConversation(5, named) });
    queryClient.setQueryData(recordsKey, { pages: [], pageParams: [] });
    queryClient.setQueryData(keys.record('company', 'C-1'), { ...company, name: 'Acme' });
  });

  it('is shown so, and asked for again in lists of records', () => {
    const about = [{ type: 'company' as const, restricted: true }];
    tell('conversation.changed', { conversation: aConversation(5, { about }) });
    expect(known()?.about).toEqual(about);
    expect(isStale(recordsKey)).toBe(true);
    expect(isStale(keys.record('company', 'C-1'))).toBe(true);
  });

  it('is left alone where it is called the same', () => {
    tell('conversation.changed', { conversation: aConversation(5, { ...named, muted: true }) });
    expect(isStale(recordsKey)).toBe(false);
  });

  it('takes what only its tab showed with it', async () => {
    const others = aConversation(1, { id: 'others', membership: 'none' });
    for (const conversation of [aConversation(5), others]) {
      store.apply({ view: 'record', id: conversation.id, conversation });
    }
    const list = keys.recordConversations('company', 'C-1');
    const timeline = keys.messages(id, { from: 'newest', view: 'record', generation: 0 });
    const search = keys.search({ q: 'soup', about: 'company:C-1' });
    for (const key of [list, timeline, search]) {
      queryClient.setQueryData(key, { pages: [], pageParams: [] });
    }
    answer('get', '/api/v1/records/{type}/{id}', () => problem(404, 'not-found'));
    const observer = new QueryObserver(queryClient, { ...recordQuery('company', 'C-1') });
    const stop = observer.subscribe(() => {});
    expect(await leaveTab(queryClient, company)).toBe(true);
    stop();
    for (const key of [list, timeline, search]) {
      expect(queryClient.getQueryData(key)).toBeUndefined();
    }
    expect(store.state().record).toEqual({});
    expect(known()?.lastSeq).toBe(5);
  });
});
