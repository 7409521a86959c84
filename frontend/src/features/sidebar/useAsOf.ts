import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { liveState } from '@/api/live/liveState';
import { unreadCountQuery } from '@/api/queries';

/** Everything committed before is shown by then (H1). */
const HEARD_AFTER_MS = 2_000;

/**
 * Up to when the list shows everything, for Mark All Read (B8): as of its loading, and later as its events come in. What is
 * committed at a moment is not shown at that moment; so the value that the server gives counts a while later.
 */
export function useAsOf(loaded: string | undefined, changedAt: number): string | undefined {
  const queryClient = useQueryClient();
  const [later, setLater] = useState<{ loaded: string; asOf: string }>();
  const latest = useRef({ loaded, changedAt });
  const isUnderWay = useRef(false);

  useEffect(() => {
    const isLoaded = latest.current.loaded !== loaded;
    latest.current = { loaded, changedAt };
    if (isLoaded || loaded === undefined || isUnderWay.current) return;
    isUnderWay.current = true;
    void (async () => {
      let seen;
      do {
        seen = latest.current;
        const asOf = await nowShown(queryClient);
        if (asOf !== undefined && seen.loaded !== undefined)
          setLater({ loaded: seen.loaded, asOf });
      } while (latest.current !== seen);
      isUnderWay.current = false;
    })();
  }, [queryClient, loaded, changedAt]);

  return later?.loaded === loaded ? later?.asOf : loaded;
}

/** Undefined where it can't be asked, or events stopped coming in. */
async function nowShown(queryClient: QueryClient): Promise<string | undefined> {
  if (!liveState.isOpen()) return undefined;
  try {
    const { asOf } = await queryClient.fetchQuery(unreadCountQuery());
    return (await staysOpen(HEARD_AFTER_MS)) ? asOf : undefined;
  } catch {
    return undefined;
  }
}

/** Whether events came in for all that time. */
function staysOpen(milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (stayed: boolean) => {
      clearTimeout(timer);
      unsubscribe();
      resolve(stayed);
    };
    const timer = setTimeout(() => end(true), milliseconds);
    const unsubscribe = liveState.subscribe(() => !liveState.isOpen() && end(false));
  });
}
