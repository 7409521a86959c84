import { type InfiniteData, QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { aConversation, aMessage, alice, messages } from '@/test/fixtures';
import { answer } from '@/test/server';
import { putConversation, putEntry, putPosted } from './cache';
import type { ListPage } from './cached';
import { mergeEntries } from './entries';
import { keys } from './keys';
import type { Conversation, Timeline } from './types';

const other = aConversation(1, { id: 'other' });

function cacheWith(conversation: Conversation): QueryClient {
  const queryClient = new QueryClient();
  const list: InfiniteData<ListPage> = {
    pages: [{ items: [conversation, other], nextCursor: null }],
    pageParams: [null],
  };
  queryClient.setQueryData(keys.conversations({}), list);
  return queryClient;
}

function inList(queryClient: QueryClient): Conversation | undefined {
  const list = queryClient.getQueryData<InfiniteData<ListPage>>(keys.conversations({}));
  return list?.pages[0]?.items[0];
}

const seqs = (items: { seq: number }[] = []) => items.map(({ seq }) => seq);
const posted = (seq: number) => aMessage(seq, { author: alice, text: 'Mine' });

describe('mergeEntries', () => {
  it('C3 keeps the order of the conversation, and each once', () => {
    expect(seqs(mergeEntries(messages(4, 6), messages(1, 4)))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('believes the newer one', () => {
    const edited = aMessage(2, { text: 'Better' });
    expect(mergeEntries(messages(1, 3), [edited])[1]).toBe(edited);
  });
});

describe('putPosted', () => {
  it('C2 adds the message and moves the read mark to it', async () => {
    const queryClient = cacheWith(aConversation(5, { unreadCount: 2, readThroughSeq: 3 }));
    await putPosted(queryClient, aConversation(5).id, posted(6));
    expect(inList(queryClient)).toMatchObject({
      unreadCount: 0,
      readThroughSeq: 6,
      lastSeq: 6,
      messageCount: 6,
      can: { markRead: false },
    });
    expect(seqs(inList(queryClient)?.messages)).toEqual([3, 4, 5, 6]);
  });

  it('shows what others wrote in between', async () => {
    const queryClient = cacheWith(aConversation(5));
    answer('get', '/api/v1/conversations/{id}/messages', ({ query }) => {
      expect(query.get('after')).toBe('5');
      return { items: [...messages(6, 7), posted(8)], hasOlder: true, hasNewer: false };
    });
    await putPosted(queryClient, aConversation(5).id, posted(8));
    expect(seqs(inList(queryClient)?.messages)).toEqual([3, 4, 5, 6, 7, 8]);
    expect(inList(queryClient)?.messageCount).toBe(8);
  });

  it('stands at the end of an open timeline', async () => {
    const queryClient = cacheWith(aConversation(5));
    const key = keys.messages(aConversation(5).id, { from: 'newest', asRecord: false });
    const page: Timeline = { items: messages(1, 5), hasOlder: false, hasNewer: false };
    queryClient.setQueryData(key, { pages: [page], pageParams: [{}] });
    await putPosted(queryClient, aConversation(5).id, posted(6));
    const timeline = queryClient.getQueryData<InfiniteData<Timeline>>(key);
    expect(seqs(timeline?.pages[0]?.items)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('leaves other conversations alone', async () => {
    const queryClient = cacheWith(aConversation(5));
    await putPosted(queryClient, aConversation(5).id, posted(6));
    const list = queryClient.getQueryData<InfiniteData<ListPage>>(keys.conversations({}));
    expect(list?.pages[0]?.items[1]).toBe(other);
  });
});

describe('putConversation', () => {
  it('B9 keeps messages that a card shows beyond the newest three', () => {
    const queryClient = cacheWith(aConversation(5, { messages: messages(1, 5) }));
    putConversation(queryClient, aConversation(6));
    expect(seqs(inList(queryClient)?.messages)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('starts anew where some in between are not known', () => {
    const queryClient = cacheWith(aConversation(5));
    putConversation(queryClient, aConversation(20));
    expect(seqs(inList(queryClient)?.messages)).toEqual([18, 19, 20]);
  });
});

describe('the tab of a record', () => {
  const key = keys.recordConversations('opportunity', 'OPP-1');
  const whole = aConversation(9, { subject: 'Live', participantCount: 5, membership: 'left' });

  function withTab(conversation: Conversation): QueryClient {
    const queryClient = cacheWith(aConversation(5));
    queryClient.setQueryData(key, {
      pages: [{ items: [conversation], nextCursor: null }],
      pageParams: [null],
    });
    return queryClient;
  }

  const inTab = (queryClient: QueryClient) =>
    queryClient.getQueryData<InfiniteData<ListPage>>(key)?.pages[0]?.items[0];

  it('F1 keeps what a copy does not have, and takes over what may be done', () => {
    const queryClient = withTab(whole);
    const copy = aConversation(5, {
      subject: 'As it was',
      membership: 'left',
      unreadCount: 2,
      status: 'closed',
      can: { ...whole.can, reply: false },
    });
    putConversation(queryClient, copy);
    expect(inTab(queryClient)).toMatchObject({
      subject: 'Live',
      messageCount: 9,
      lastSeq: 9,
      participantCount: 5,
      status: 'closed',
      unreadCount: 2,
      can: { reply: false },
    });
    expect(seqs(inTab(queryClient)?.messages)).toEqual([7, 8, 9]);
  });

  it('C5 takes over a new subject from who takes part', () => {
    const queryClient = withTab(whole);
    putConversation(queryClient, aConversation(10, { subject: 'New', membership: 'active' }));
    expect(inTab(queryClient)).toMatchObject({ subject: 'New', lastSeq: 10 });
  });

  it('C1 shows a reply', async () => {
    const queryClient = withTab(aConversation(5));
    await putPosted(queryClient, aConversation(5).id, posted(6));
    expect(seqs(inTab(queryClient)?.messages)).toEqual([3, 4, 5, 6]);
  });
});

describe('putEntry', () => {
  it('C6 shows the changed message wherever it stands, and asks for its versions anew', () => {
    const queryClient = cacheWith(aConversation(5));
    const id = aConversation(5).id;
    const timelines = [true, false].map((asRecord) =>
      keys.messages(id, { from: 'newest', asRecord }),
    );
    for (const key of timelines) {
      const page: Timeline = { items: messages(1, 5), hasOlder: false, hasNewer: false };
      queryClient.setQueryData(key, { pages: [page], pageParams: [{}] });
    }
    const versions = keys.versions({ id, seq: 4, asRecord: false });
    queryClient.setQueryData(versions, { items: [] });
    const changed = aMessage(4, { text: 'Better', editedAt: '2026-11-20T10:00:00Z' });
    putEntry(queryClient, id, changed);
    expect(inList(queryClient)?.messages[1]).toEqual(changed);
    for (const key of timelines) {
      const timeline = queryClient.getQueryData<InfiniteData<Timeline>>(key);
      expect(timeline?.pages[0]?.items[3]).toEqual(changed);
    }
    expect(queryClient.getQueryData(versions)).toBeUndefined();
    const list = queryClient.getQueryData<InfiniteData<ListPage>>(keys.conversations({}));
    expect(list?.pages[0]?.items[1]).toBe(other);
  });
});
