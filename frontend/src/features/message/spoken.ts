import type { Unsent } from '@/api/store/state';
import type { Entry, UserRef } from '@/api/types';

/** A message with who wrote it and when; `entry` has no seq while it is on its way. */
export interface Spoken {
  entry: Entry | Unsent;
  author: UserRef;
  at: string;
}

interface Reader {
  id: string;
  readThroughSeq: number;
}

/** Messages of one author that follow each other within this time need one time. */
const SOON_MS = 5 * 60 * 1000;

/** The entries, and below them what `reader` has sent and the server has not accepted yet. */
export function spokenOf(
  entries: readonly Entry[],
  unsent: readonly Unsent[],
  reader: UserRef,
): Spoken[] {
  return [
    ...entries.map((entry) => ({ entry, author: entry.author, at: entry.at })),
    ...unsent.map((entry) => ({
      entry,
      author: reader,
      at: new Date(entry.since).toISOString(),
    })),
  ];
}

/** The key of its row, which a message keeps when the server accepts it. */
export function keyOf({ entry }: Spoken): string {
  return 'seq' in entry ? (entry.clientKey ?? `${entry.seq}`) : entry.key;
}

export function isSoonAfter(before: Spoken, { author, at }: Spoken): boolean {
  return before.author.id === author.id && Date.parse(at) - Date.parse(before.at) < SOON_MS;
}

/** Whether an entry is unread for `reader`: a message by somebody else, past the read mark, not deleted (B6). */
export function isUnread(entry: Entry | Unsent, reader: Reader): boolean {
  return (
    'seq' in entry &&
    entry.kind === 'message' &&
    entry.seq > reader.readThroughSeq &&
    entry.author.id !== reader.id &&
    !entry.deleted
  );
}
