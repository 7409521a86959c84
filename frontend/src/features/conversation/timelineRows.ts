import type { Unsent } from '@/api/store/state';
import type { Entry, UserRef } from '@/api/types';
import { isSoonAfter, isUnread, keyOf, type Spoken, spokenOf } from '@/features/message/spoken';

export type TimelineRow =
  | { kind: 'day'; key: string; at: Date }
  | { kind: 'unread'; key: string }
  | { kind: 'notice'; key: string; entry: Entry }
  | ({ kind: 'message'; key: string; startsGroup: boolean } & Spoken);

/**
 * The first of `entries` that is unread for `reader`.
 * Undefined too while entries between the mark and the first of these may still be missing (`hasOlder`).
 */
export function firstUnreadSeq(
  entries: readonly Entry[],
  reader: { id: string; readThroughSeq: number },
  hasOlder: boolean,
): number | undefined {
  const first = entries[0];
  if (first === undefined || (hasOlder && first.seq > reader.readThroughSeq + 1)) return undefined;
  return entries.find((entry) => isUnread(entry, reader))?.seq;
}

/**
 * The rows of a timeline from top to bottom: its entries and the reader's unsent messages, with a line before each day and
 * before the first unread message.
 */
export function timelineRows(
  entries: readonly Entry[],
  unreadFrom: number | undefined,
  unsent: readonly Unsent[],
  reader: UserRef,
): TimelineRow[] {
  const rows: TimelineRow[] = [];
  let before: Spoken | undefined;
  for (const each of spokenOf(entries, unsent, reader)) {
    const { entry } = each;
    const seq = 'seq' in entry ? entry.seq : undefined;
    const key = keyOf(each);
    const startsDay = before === undefined || !isSameDay(new Date(before.at), new Date(each.at));
    if (startsDay) rows.push({ kind: 'day', key: `day-${key}`, at: new Date(each.at) });
    const isFirstUnread = seq !== undefined && seq === unreadFrom;
    if (isFirstUnread) rows.push({ kind: 'unread', key: 'unread' });
    if (isNotice(entry)) {
      rows.push({ kind: 'notice', key, entry });
    } else {
      const startsGroup = startsDay || isFirstUnread || !continues(before, each);
      rows.push({ kind: 'message', key, startsGroup, ...each });
    }
    before = each;
  }
  return rows;
}

function isNotice(entry: Entry | Unsent): entry is Entry {
  return 'kind' in entry && entry.kind === 'notice';
}

function continues(before: Spoken | undefined, each: Spoken): boolean {
  return before !== undefined && !isNotice(before.entry) && isSoonAfter(before, each);
}

function isSameDay(a: Date, b: Date): boolean {
  return a.toDateString() === b.toDateString();
}
