import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RecordType } from '../types';
import { applyEvent } from './apply';
import { leaveTab } from './leaveTab';
import { tabState } from './liveState';
import { refreshTab } from './refreshShown';
import { stayConnected } from './stayConnected';

/** Without events after so long, the tab is shown all the same. */
const OPEN_TIMEOUT_MS = 1_000;

/**
 * Keeps up to date what the tab of a record shows, while somebody looks at the window: what is only visible through a record
 * does not come with the user's own events. If `isLoaded`, the tab is loaded again once they come in.
 * @returns whether the events come in, or have been waited for long enough
 */
export function useRecordFeed(
  record: { type: RecordType; id: string } | undefined,
  isLoaded = false,
): boolean {
  const queryClient = useQueryClient();
  const { type, id } = record ?? {};
  const key = `${type}:${id}`;
  const [ready, setReady] = useState<string>();

  useEffect(() => {
    if (type === undefined || id === undefined) return;
    let last: number | null = null;
    let wasOpen = isLoaded;
    let reading = new AbortController();
    const read = async () => {
      const { signal } = reading;
      await stayConnected({
        about: key,
        signal,
        after: () => last,
        onOpen(isNew, at) {
          last ??= at;
          if (isNew && wasOpen) void refreshTab(queryClient);
          wasOpen = true;
          tabState.set(true);
          setReady(key);
        },
        onEvent(event) {
          last = event.id;
          if (event.name === 'reset') void refreshTab(queryClient);
          else applyEvent(queryClient, event, key);
        },
        onDown: () => tabState.set(false),
      });
      if (signal.aborted) return;
      tabState.set(true);
      // The server refuses: one may not view the record any more, or there is no session.
      if (!(await leaveTab(queryClient, { type, id }))) void refreshTab(queryClient);
    };
    const look = () => {
      reading.abort();
      reading = new AbortController();
      if (document.visibilityState === 'visible') void read();
    };
    const timer = setTimeout(() => {
      // Data loaded now are loaded again once the events come in.
      wasOpen = true;
      setReady(key);
    }, OPEN_TIMEOUT_MS);
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      clearTimeout(timer);
      reading.abort();
      tabState.set(true);
    };
  }, [queryClient, type, id, key, isLoaded]);

  return ready === key;
}
