import { type RefObject, useLayoutEffect, useState } from 'react';
import { useLocation } from 'react-router';

/** Long enough to be found with the eyes. */
const MARKED_FOR_MS = 3_000;

/**
 * Takes the reader to the message that the address names, and marks it for a moment; again whenever a link that leads
 * there is followed. `seq` may be of one that is not there: then to the next.
 */
export function useGoToMessage(list: RefObject<HTMLElement | null>, seq: number | undefined): void {
  const { key, state } = useLocation();
  const [asked, setAsked] = useState(key);
  // Other changes of the address, such as a filter, are ignored.
  if ((state as { isAsked?: boolean } | null)?.isAsked === true && asked !== key) setAsked(key);

  useLayoutEffect(() => {
    if (seq === undefined) return;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-seq]') ?? [])];
    const row = rows.find(({ dataset }) => Number(dataset.seq) >= seq) ?? rows.at(-1);
    if (row === undefined) return;
    row.tabIndex = -1;
    row.scrollIntoView({ block: 'center' });
    row.focus({ preventScroll: true });
    row.dataset.found = asked;
    const timer = setTimeout(() => delete row.dataset.found, MARKED_FOR_MS);
    return () => clearTimeout(timer);
  }, [list, seq, asked]);
}
