import type { Conversation } from '../types';
import { type State, type View, defaultView } from './state';

/** A page of a list as the server answered it. The conversations are in the store. */
export interface ListPage {
  ids: string[];
  nextCursor: string | null;
  /** The activity of its last conversation; null if the page reaches the end of the list. */
  until: string | null;
  /** The number of events before its request. */
  requestedAt: number;
  /** The value for Mark All Read, requested before the first page. */
  asOf?: string;
}

export function listPage(
  { items, nextCursor }: { items: Conversation[]; nextCursor: string | null },
  requestedAt: number,
): ListPage {
  const until = nextCursor === null ? null : (items.at(-1)?.lastActivityAt ?? null);
  return { ids: items.map(({ id }) => id), nextCursor, until, requestedAt };
}

/**
 * The conversations of a list by page, latest activity first: those of the server's answers, and those that events put into the
 * list since. A conversation older than the loaded pages is left to the page that it is on.
 */
export function conversationsIn(
  pages: readonly ListPage[],
  view: View,
  known: State[View],
  arrivals: Readonly<Record<string, number>> = {},
): Conversation[][] {
  const requestedAt = pages[0]?.requestedAt ?? Infinity;
  const arrived = Object.keys(arrivals).filter((id) => (arrivals[id] ?? 0) > requestedAt);
  const inOrder = [...new Set([...pages.flatMap(({ ids }) => ids), ...arrived])]
    .flatMap((id) => known[id]?.conversation ?? [])
    .filter((conversation) => view === 'record' || hasCopy(conversation))
    .map((conversation) => ({ conversation, at: Date.parse(conversation.lastActivityAt) }))
    .toSorted((one, other) => other.at - one.at);
  const shown: Conversation[][] = pages.map(() => []);
  for (const { conversation, at } of inOrder) {
    const page = pages.findIndex(({ until }) => until === null || at >= Date.parse(until));
    shown[page]?.push(conversation);
  }
  return shown;
}

/** Whether `one` stands before `other`: latest activity first. */
export function isBefore(one: Conversation, other: Conversation): boolean {
  return Date.parse(one.lastActivityAt) > Date.parse(other.lastActivityAt);
}

/** Whether the conversation stands in the sidebar. */
function hasCopy(conversation: Conversation): boolean {
  return defaultView(conversation) === 'sidebar' && !conversation.copyDeleted;
}
