import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { applyEvent } from './apply';
import type { LiveEvent } from './eventStream';
import { LiveFeed } from './LiveFeed';
import { liveState } from './liveState';
import { refreshShown } from './refreshShown';

/** Without events after so long, the page is shown all the same. */
const OPEN_TIMEOUT_MS = 1_000;

const listeners = new Set<(event: LiveEvent) => void>();

/** Calls `listener` for every event of the signed-in user, after the store has taken it. @returns what ends that */
export function onLiveEvent(listener: (event: LiveEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Keeps the store as the events of this user tell. @returns whether they come in, or have been waited for long
 * enough: what is loaded before would have to be loaded again.
 */
export function useLiveFeed(userId: string): boolean {
  const queryClient = useQueryClient();
  const [isReady, setReady] = useState(false);

  useEffect(() => {
    const feed = new LiveFeed(userId, {
      onEvent(event) {
        applyEvent(queryClient, event);
        for (const listener of listeners) listener(event);
      },
      onMissed: () => void refreshShown(queryClient),
      onState(isOpen) {
        liveState.set(isOpen);
        setReady(true);
      },
    });
    const timer = setTimeout(() => setReady(true), OPEN_TIMEOUT_MS);
    feed.start();
    return () => {
      clearTimeout(timer);
      feed.stop();
      liveState.set(false);
    };
  }, [queryClient, userId]);

  return isReady;
}
