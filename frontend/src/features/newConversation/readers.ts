import type { CrmRecord } from '@/api/types';

/** The future readers of a conversation (F1). */
export interface Readers {
  /**
   * `participants`: those who take part, and nobody else. `recordViewers`: also who is on the access list of one of the
   * records. `everybody`: every user, since one of the records is open to all.
   */
  kind: 'participants' | 'recordViewers' | 'everybody';
  /** The records on whose page they find it. */
  records: CrmRecord[];
}

/**
 * A conversation that is not private stands in the tab of each record that it is about, whole, for whoever may view that
 * record; every user may view an unrestricted one.
 */
export function readersOf({
  isPrivate,
  about,
}: {
  isPrivate: boolean;
  about: CrmRecord[];
}): Readers {
  if (isPrivate || about.length === 0) return { kind: 'participants', records: about };
  const open = about.filter(({ restricted }) => !restricted);
  return open.length > 0
    ? { kind: 'everybody', records: open }
    : { kind: 'recordViewers', records: about };
}
