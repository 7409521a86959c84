import type { Entry } from './types';

/** Both in the order of the conversation, each once; of the same entry the one in `newer` counts. */
export function mergeEntries(older: readonly Entry[], newer: readonly Entry[]): Entry[] {
  const bySeq = new Map([...older, ...newer].map((entry) => [entry.seq, entry]));
  return [...bySeq.values()].toSorted((a, b) => a.seq - b.seq);
}

export function isMessage(entry: Entry): boolean {
  return entry.kind === 'message';
}
