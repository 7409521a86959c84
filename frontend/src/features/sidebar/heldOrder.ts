import type { Conversation } from '@/api/types';

export interface ListedPage {
  /** The same as long as the page stands in the list. */
  key: string;
  /** How many stand before it. */
  offset: number;
  conversations: Conversation[];
}

/**
 * The pages as they are now, but in the order in which they are shown: what was there stays where it was, what is new
 * comes on top, or on the page that brings it.
 */
export function heldOrder(shown: readonly ListedPage[], now: readonly ListedPage[]): ListedPage[] {
  const byId = new Map(now.flatMap((page) => page.conversations.map((each) => [each.id, each])));
  const known = new Set(shown.flatMap((page) => page.conversations.map(({ id }) => id)));
  let offset = 0;
  return now.map((page, index) => {
    const stay = (shown[index]?.conversations ?? []).flatMap(({ id }) => byId.get(id) ?? []);
    const fresh = page.conversations.filter(({ id }) => !known.has(id));
    const conversations = index === 0 ? [...fresh, ...stay] : [...stay, ...fresh];
    const held = { ...page, offset, conversations };
    offset += conversations.length;
    return held;
  });
}

/** Whether the first page has something that was not shown: what came on top. */
export function hasNew(shown: readonly ListedPage[], now: readonly ListedPage[]): boolean {
  const known = new Set(shown.flatMap((page) => page.conversations.map(({ id }) => id)));
  return now[0]?.conversations.some(({ id }) => !known.has(id)) ?? false;
}

export function isSameOrder(one: readonly ListedPage[], other: readonly ListedPage[]): boolean {
  const idsOf = (pages: readonly ListedPage[]) =>
    pages.map(({ conversations }) => conversations.map(({ id }) => id).join()).join('|');
  return idsOf(one) === idsOf(other);
}
