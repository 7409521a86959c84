import type { Entry } from '@/api/types';

export type TimelineRow =
  | { kind: 'day'; key: string; at: Date }
  | { kind: 'unread'; key: string }
  | { kind: 'notice'; key: string; entry: Entry }
  | { kind: 'message'; key: string; entry: Entry; startsGroup: boolean };

/** Messages of one author that follow each other within this time stand under one name. */
const GROUP_WITHIN_MS = 5 * 60 * 1000;

interface Reader {
  id: string;
  readThroughSeq: number;
}

/**
 * The first of `entries` that is unread for `reader`: by somebody else, past the read mark, not deleted (B6).
 * Undefined too while entries between the mark and the first of these may still be missing (`hasOlder`).
 */
export function firstUnreadSeq(
  entries: readonly Entry[],
  reader: Reader,
  hasOlder: boolean,
): number | undefined {
  const first = entries[0];
  if (first === undefined || (hasOlder && first.seq > reader.readThroughSeq + 1)) return undefined;
  return entries.find(
    ({ seq, kind, author, deleted }) =>
      kind === 'message' && seq > reader.readThroughSeq && author.id !== reader.id && !deleted,
  )?.seq;
}

/**
 * The rows of a timeline from top to bottom: its entries, with a line before each day and before the first unread message.
 */
export function timelineRows(
  entries: readonly Entry[],
  unreadFrom: number | undefined,
): TimelineRow[] {
  const rows: TimelineRow[] = [];
  let before: Entry | undefined;
  for (const entry of entries) {
    const at = new Date(entry.at);
    const startsDay = before === undefined || !isSameDay(new Date(before.at), at);
    if (startsDay) rows.push({ kind: 'day', key: `day-${entry.seq}`, at });
    if (entry.seq === unreadFrom) rows.push({ kind: 'unread', key: 'unread' });
    const isBroken = startsDay || entry.seq === unreadFrom;
    rows.push(
      entry.kind === 'notice'
        ? { kind: 'notice', key: `${entry.seq}`, entry }
        : {
            kind: 'message',
            key: `${entry.seq}`,
            entry,
            startsGroup: isBroken || !continues(before, entry),
          },
    );
    before = entry;
  }
  return rows;
}

function continues(before: Entry | undefined, entry: Entry): boolean {
  return (
    before?.kind === 'message' &&
    before.author.id === entry.author.id &&
    new Date(entry.at).getTime() - new Date(before.at).getTime() < GROUP_WITHIN_MS
  );
}

function isSameDay(a: Date, b: Date): boolean {
  return a.toDateString() === b.toDateString();
}
