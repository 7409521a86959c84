import { type InfiniteData, QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { aConversation } from '@/test/fixtures';
import { changeInLists, type ListPage } from './cached';
import { placeIn, putIn, staleFiltered, takeOut } from './copies';
import { keys } from './keys';

/** Active at that minute. */
const at = (minute: number) =>
  aConversation(1, {
    id: `c${minute}`,
    lastActivityAt: new Date(Date.UTC(2026, 10, 20, 9, minute)).toISOString(),
  });

function cacheWith(...pages: number[][]): QueryClient {
  const queryClient = new QueryClient();
  const list: InfiniteData<ListPage> = {
    pages: pages.map((minutes, index) => ({
      items: minutes.map(at),
      nextCursor: index + 1 < pages.length ? 'next' : null,
    })),
    pageParams: pages.map(() => null),
  };
  queryClient.setQueryData(keys.conversations({}), list);
  queryClient.setQueryData(keys.conversations({ status: 'closed' }), {
    ...list,
    pages: [{ items: [at(1)], nextCursor: 'next' }],
  });
  return queryClient;
}

const idsIn = (queryClient: QueryClient, filter = {}) =>
  queryClient
    .getQueryData<InfiniteData<ListPage>>(keys.conversations(filter))
    ?.pages.map(({ items }) => items.map(({ id }) => id));

describe('takeOut', () => {
  it('E1 takes a conversation out of every list, and tells which had it', () => {
    const queryClient = cacheWith([9, 8], [7, 6]);
    expect(takeOut(queryClient, 'c7')).toEqual([keys.conversations({})]);
    expect(idsIn(queryClient)).toEqual([['c9', 'c8'], ['c6']]);
    expect(idsIn(queryClient, { status: 'closed' })).toEqual([['c1']]);
  });
});

describe('putIn', () => {
  it.each([
    [9, [['c9', 'c8', 'c6'], ['c4']]],
    [7, [['c8', 'c7', 'c6'], ['c4']]],
    [
      5,
      [
        ['c8', 'c6'],
        ['c5', 'c4'],
      ],
    ],
    [
      3,
      [
        ['c8', 'c6'],
        ['c4', 'c3'],
      ],
    ],
  ])('E1 puts what was active at %i back in its place', (minute, expected) => {
    const queryClient = cacheWith([8, 6], [4]);
    putIn(queryClient, at(minute), [keys.conversations({})]);
    expect(idsIn(queryClient)).toEqual(expected);
  });

  it('leaves to a page not loaded yet what stands there', () => {
    const queryClient = cacheWith([8]);
    putIn(queryClient, at(0), [keys.conversations({ status: 'closed' })]);
    expect(idsIn(queryClient, { status: 'closed' })).toEqual([['c1']]);
  });

  it('has it once', () => {
    const queryClient = cacheWith([8, 6]);
    putIn(queryClient, { ...at(9), id: 'c6' }, [keys.conversations({})]);
    expect(idsIn(queryClient)).toEqual([['c6', 'c8']]);
  });
});

describe('F5 a list that is to be asked for again', () => {
  const filter = { status: 'closed' } as const;
  const key = keys.conversations(filter);

  it.each<[string, (queryClient: QueryClient) => void]>([
    ['changed', (cache) => changeInLists(cache, key, 'c1', (known) => ({ ...known, muted: true }))],
    ['shortened', (cache) => takeOut(cache, 'c1')],
    ['lengthened', (cache) => putIn(cache, at(9), [key])],
    ['put in order', (cache) => placeIn(cache, key, at(9))],
  ])('is so still once it was %s', (_what, change) => {
    const queryClient = cacheWith([8]);
    staleFiltered(queryClient);
    const before = idsAndMarks(queryClient);
    change(queryClient);
    expect(idsAndMarks(queryClient)).not.toEqual(before);
    expect(queryClient.getQueryState(key)?.isInvalidated).toBe(true);
    expect(queryClient.getQueryState(keys.conversations({}))?.isInvalidated).toBe(false);
  });

  const idsAndMarks = (queryClient: QueryClient) =>
    queryClient
      .getQueryData<InfiniteData<ListPage>>(key)
      ?.pages.flatMap(({ items }) => items.map(({ id, muted }) => [id, muted]));
});
