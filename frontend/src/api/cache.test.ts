import { type InfiniteData, QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { aConversation, aMessage, alice, messages } from '@/test/fixtures';
import { answer } from '@/test/server';
import { type ListPage, putConversation, putPosted } from './cache';
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
