import { expect, it } from 'vitest';
import { aConversation } from '@/test/fixtures';
import { hasNew, heldOrder, isSameOrder, type ListedPage } from './heldOrder';

/** As the server lists them: latest activity on top. */
function pages(...ids: string[][]): ListedPage[] {
  const all = ids.flat();
  const dayOf = (id: string) => `2026-03-${28 - all.indexOf(id)}T08:00:00Z`;
  return ids.map((page, index) => ({
    key: `${index}`,
    offset: ids.slice(0, index).flat().length,
    conversations: page.map((id) => aConversation(1, { id, lastActivityAt: dayOf(id) })),
  }));
}

const idsIn = (list: ListedPage[]) =>
  list.map(({ conversations }) => conversations.map(({ id }) => id));

it.each([
  ['what moved up stays', [['a', 'b'], ['c']], [['c', 'a'], ['b']], [['a', 'b'], ['c']]],
  [
    'what is new comes on top',
    [['a', 'b'], ['c']],
    [['n', 'b', 'a'], ['c']],
    [['n', 'a', 'b'], ['c']],
  ],
  [
    'so it does where what moved up since is above it',
    [['b', 'a']],
    [['a', 'n', 'b']],
    [['n', 'b', 'a']],
  ],
  [
    'what moves up from the page below comes last',
    [['a', 'b', 'c']],
    [['b', 'c', 'd']],
    [['b', 'c', 'd']],
  ],
  [
    'what comes back stands where it stood',
    [['a', 'd', 'c']],
    [['a', 'b', 'c', 'd']],
    [['a', 'b', 'd', 'c']],
  ],
  ['what is gone goes', [['a', 'b'], ['c']], [['b'], ['c']], [['b'], ['c']]],
  [
    'a page that is loaded comes below',
    [['a', 'b']],
    [
      ['b', 'a'],
      ['c', 'd'],
    ],
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
])('B9 %s', (_, shown, now, expected) => {
  const held = heldOrder(pages(...shown), pages(...now));
  expect(idsIn(held)).toEqual(expected);
  expect(held.at(-1)?.offset).toBe(expected.slice(0, -1).flat().length);
});

it('tells what is new on top from what came below', () => {
  const isNewIn = (shown: string[], now: string[]) =>
    hasNew(pages(shown), heldOrder(pages(shown), pages(now)));
  expect(isNewIn(['a', 'b'], ['n', 'b', 'a'])).toBe(true);
  expect(isNewIn(['a', 'b'], ['b', 'c'])).toBe(false);
  expect(isNewIn(['b', 'a'], ['a', 'b'])).toBe(false);
  expect(isNewIn(['a'], [])).toBe(false);
});

it('B9 shows them as they are now', () => {
  const [now] = pages(['a']);
  if (now?.conversations[0]) now.conversations[0].unreadCount = 7;
  expect(heldOrder(pages(['a']), [now as ListedPage])[0]?.conversations[0]?.unreadCount).toBe(7);
});

it('tells one order from another', () => {
  expect(isSameOrder(pages(['a', 'b']), pages(['a', 'b']))).toBe(true);
  expect(isSameOrder(pages(['a', 'b']), pages(['b', 'a']))).toBe(false);
  expect(isSameOrder(pages(['a'], ['b']), pages(['a', 'b']))).toBe(false);
});
