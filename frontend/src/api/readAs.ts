import type { Conversation, RecordType } from './types';

/**
 * Its reader takes no part and has no copy of it, never had or deleted it after they left: they read it as the tab of a record
 * shows it (F1, E4), and only the events of that tab tell of it.
 */
export function isReadAsRecord({ membership, copyDeleted }: Conversation): boolean {
  return membership === 'none' || (copyDeleted && membership !== 'active');
}

/** The first one of its records that the reader may know, and so has a tab of (B11). */
export function knownRecord({ about }: Conversation): { type: RecordType; id: string } | undefined {
  for (const { type, id } of about) if (id !== undefined) return { type, id };
  return undefined;
}
