import { isBefore } from '@/api/store/lists';
import type { Conversation } from '@/api/types';

export interface ListedPage {
  /** The same as long as the page stands in the list. */
  key: string;
  /** How many stand before it. */
  offset: number;
  conversations: Conversation[];
}

/**
 * The pages as they are now, but in the order in which they are shown: what was there stays where it was. What is new
 * comes above what is older than it: on top, as a rule, but below where an answer brings it from the next page.
 */
export function heldOrder(shown: readonly ListedPage[], now: readonly ListedPage[]): ListedPage[] {
  const byId = new Map(now.flatMap((page) => page.conversations.map((each) => [each.id, each])));
  const known = idsOf(shown);
  let offset = 0;
  return now.map((page, index) => {
    const conversations = (shown[index]?.conversations ?? []).flatMap(
      ({ id }) => byId.get(id) ?? [],
    );
    for (const fresh of page.conversations.filter(({ id }) => !known.has(id))) {
      const place = conversations.findIndex((each) => isBefore(fresh, each));
      conversations.splice(place < 0 ? conversations.length : place, 0, fresh);
    }
    const held = { ...page, offset, conversations };
    offset += conversations.length;
    return held;
  });
}

/** Whether something that was not shown stands on top. */
export function hasNew(shown: readonly ListedPage[], held: readonly ListedPage[]): boolean {
  const top = held[0]?.conversations[0];
  return top !== undefined && !idsOf(shown).has(top.id);
}

function idsOf(pages: readonly ListedPage[]): Set<string> {
  return new Set(pages.flatMap((page) => page.conversations.map(({ id }) => id)));
}

export function isSameOrder(one: readonly ListedPage[], other: readonly ListedPage[]): boolean {
  const orderOf = (pages: readonly ListedPage[]) =>
    pages.map(({ conversations }) => conversations.map(({ id }) => id).join()).join('|');
  return orderOf(one) === orderOf(other);
}
