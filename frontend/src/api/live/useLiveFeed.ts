import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { applyEvent } from './apply';
import type { LiveEvent } from './eventStream';
import { Journal } from './Journal';
import { LiveFeed } from './LiveFeed';
import { liveState } from './liveState';
import { refreshShown } from './refreshShown';

/** Without events after so long, the page is shown all the same. */
const PATIENCE_MS = 1_000;

const listeners = new Set<(event: LiveEvent) => void>();

/** Calls `listener` for every event of the signed-in user, after the cache has taken it. @returns what ends that */
export function onLiveEvent(listener: (event: LiveEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Keeps the query cache as the events of this user tell. @returns whether they come in, or have been waited for long
 * enough: what is loaded before would have to be loaded again.
 */
export function useLiveFeed(userId: string): boolean {
  const queryClient = useQueryClient();
  const [isReady, setReady] = useState(false);

  useEffect(() => {
    const journal = new Journal(queryClient, (event) => applyEvent(queryClient, event));
    const feed = new LiveFeed(userId, {
      onEvent(event) {
        journal.add(event);
        for (const listener of listeners) listener(event);
      },
      onMissed: () => void refreshShown(queryClient),
      onState(isOpen) {
        liveState.set(isOpen);
        setReady(true);
      },
    });
    const stopJournal = journal.start();
    const timer = setTimeout(() => setReady(true), PATIENCE_MS);
    feed.start();
    return () => {
      clearTimeout(timer);
      feed.stop();
      stopJournal();
      liveState.set(false);
    };
  }, [queryClient, userId]);

  return isReady;
}
