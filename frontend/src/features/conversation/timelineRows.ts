import type { Unsent } from '@/api/store/state';
import type { Entry, UserRef } from '@/api/types';

export type TimelineRow =
  | { kind: 'day'; key: string; at: Date }
  | { kind: 'unread'; key: string }
  | { kind: 'notice'; key: string; entry: Entry }
  | ({ kind: 'message'; key: string; startsGroup: boolean } & Spoken);

/** A message with who wrote it and when; `entry` has no seq while it is on its way. */
interface Spoken {
  entry: Entry | Unsent;
  author: UserRef;
  at: string;
}

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
 * The rows of a timeline from top to bottom: its entries and the reader's unsent messages, with a line before each day and
 * before the first unread message. A message keeps its key when the server accepts it.
 */
export function timelineRows(
  entries: readonly Entry[],
  unreadFrom: number | undefined,
  unsent: readonly Unsent[],
  reader: UserRef,
): TimelineRow[] {
  const rows: TimelineRow[] = [];
  let before: Spoken | undefined;
  const spoken: Spoken[] = entries.map((entry) => ({ entry, author: entry.author, at: entry.at }));
  for (const message of unsent) {
    spoken.push({ entry: message, author: reader, at: new Date(message.since).toISOString() });
  }
  for (const each of spoken) {
    const { entry } = each;
    const seq = 'seq' in entry ? entry.seq : undefined;
    const key = 'seq' in entry ? (entry.clientKey ?? `${entry.seq}`) : entry.key;
    const startsDay = before === undefined || !isSameDay(new Date(before.at), new Date(each.at));
    if (startsDay) rows.push({ kind: 'day', key: `day-${key}`, at: new Date(each.at) });
    const isUnread = seq !== undefined && seq === unreadFrom;
    if (isUnread) rows.push({ kind: 'unread', key: 'unread' });
    if (isNotice(entry)) {
      rows.push({ kind: 'notice', key, entry });
    } else {
      const startsGroup = startsDay || isUnread || !continues(before, each);
      rows.push({ kind: 'message', key, startsGroup, ...each });
    }
    before = each;
  }
  return rows;
}

function isNotice(entry: Entry | Unsent): entry is Entry {
  return 'kind' in entry && entry.kind === 'notice';
}

function continues(before: Spoken | undefined, { author, at }: Spoken): boolean {
  return (
    before !== undefined &&
    !isNotice(before.entry) &&
    before.author.id === author.id &&
    Date.parse(at) - Date.parse(before.at) < GROUP_WITHIN_MS
  );
}

function isSameDay(a: Date, b: Date): boolean {
  return a.toDateString() === b.toDateString();
}
