import { describe, expect, it } from 'vitest';
import { aConversation } from '@/test/fixtures';
import type { Conversation } from '../types';
import { conversationsIn, listPage } from './lists';
import { initialState, reduce, type State, type View } from './state';

/** Active at that minute. */
const at = (minute: number, part: Partial<Conversation> = {}) =>
  aConversation(1, {
    id: `c${minute}`,
    lastActivityAt: new Date(Date.UTC(2026, 10, 20, 9, minute)).toISOString(),
    ...part,
  });

/** Pages of these minutes, more to come after the last unless `isWhole`. */
function pagesOf(minutes: number[][], isWhole = true) {
  return minutes.map((page, index) => {
    const isLast = isWhole && index === minutes.length - 1;
    return listPage(
      { items: page.map((minute) => at(minute)), nextCursor: isLast ? null : 'next' },
      10,
    );
  });
}

function knowing(minutes: number[], ...others: Conversation[]): State {
  const all = [...minutes.map((minute) => at(minute)), ...others];
  return all.reduce<State>(
    (state, conversation) => reduce(state, { view: 'sidebar', id: conversation.id, conversation }),
    initialState,
  );
}

function idsIn(
  pages: ReturnType<typeof pagesOf>,
  state: State,
  arrivals = {},
  view: View = 'sidebar',
) {
  return conversationsIn(pages, view, state[view], arrivals).map((page) =>
    page.map(({ id }) => id),
  );
}

describe('a list', () => {
  it('shows what the server told, page by page', () => {
    expect(idsIn(pagesOf([[9, 8], [7]]), knowing([9, 8, 7]))).toEqual([['c9', 'c8'], ['c7']]);
  });

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
  ])('B2 has what was active at %i come into its place', (minute, expected) => {
    const state = knowing([8, 6, 4, minute]);
    expect(idsIn(pagesOf([[8, 6], [4]]), state, { [`c${minute}`]: 11 })).toEqual(expected);
  });

  it('B2 has the latest activity on top, once', () => {
    const state = knowing([8], { ...at(9), id: 'c6' });
    expect(idsIn(pagesOf([[8, 6]]), state, { c6: 11 })).toEqual([['c6', 'c8']]);
  });

  it('leaves to a page that is not loaded yet what stands there', () => {
    const state = knowing([8, 0]);
    expect(idsIn(pagesOf([[8]], false), state, { c0: 11 })).toEqual([['c8']]);
  });

  it('knows what came before it was asked for better than what was heard then', () => {
    expect(idsIn(pagesOf([[8]]), knowing([8, 9]), { c9: 10 })).toEqual([['c8']]);
  });

  it('has each once that two pages tell of', () => {
    expect(idsIn(pagesOf([[8], [8, 7]]), knowing([8, 7]))).toEqual([['c8'], ['c7']]);
  });

  it('E1 D4 has no copy that was deleted, and the copy of who left', () => {
    const deleted = at(9, { copyDeleted: true });
    const left = at(7, { membership: 'left' });
    const state = knowing([8], deleted, left);
    expect(idsIn(pagesOf([[9, 8, 7]]), state)).toEqual([['c8', 'c7']]);
  });

  it('E5 of a tab has also what its reader deleted', () => {
    const conversation = at(9, { copyDeleted: true });
    const state = reduce(initialState, { view: 'record', id: conversation.id, conversation });
    expect(idsIn(pagesOf([[9]]), state, {}, 'record')).toEqual([['c9']]);
  });
});
