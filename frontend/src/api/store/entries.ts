import type { Entry } from '../types';

/** Both in the order of the conversation, each once; of the same entry what was said last counts. */
export function mergeEntries(older: readonly Entry[], newer: readonly Entry[]): Entry[] {
  const bySeq = new Map(older.map((entry) => [entry.seq, entry]));
  for (const entry of newer) bySeq.set(entry.seq, laterOf(bySeq.get(entry.seq), entry));
  return [...bySeq.values()].toSorted((a, b) => a.seq - b.seq);
}

/** An answer and an event overtake each other: what is deleted stays so, and the last edit counts (C6). */
function laterOf(known: Entry | undefined, heard: Entry): Entry {
  if (known === undefined || heard.deleted) return heard;
  return known.deleted || editedAt(known) > editedAt(heard) ? known : heard;
}

function editedAt({ editedAt: at }: Entry): number {
  return at === null ? 0 : Date.parse(at);
}

export function isMessage(entry: Entry): boolean {
  return entry.kind === 'message';
}
