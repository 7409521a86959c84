import { useSyncExternalStore } from 'react';

/** Whether events come in at the moment. */
function streamState(isOpen: boolean) {
  const listeners = new Set<() => void>();
  return {
    isOpen: () => isOpen,

    set(open: boolean): void {
      // The window that reads says so again every few seconds.
      if (open === isOpen) return;
      isOpen = open;
      for (const listener of listeners) listener();
    },

    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The state of the signed-in user's stream, by whichever window reads it. */
export const liveState = streamState(false);

/** The state of the stream of the record tab that this window shows; open if it shows none. */
export const tabState = streamState(true);

/** Whether everything that this window shows is told of changes. */
export function useLiveOpen(): boolean {
  const isOwnOpen = useSyncExternalStore(liveState.subscribe, liveState.isOpen);
  const isTabOpen = useSyncExternalStore(tabState.subscribe, tabState.isOpen);
  return isOwnOpen && isTabOpen;
}

/** While no events come in, who returns to the window is shown what is new all the same. */
export const refetchWhileDown = {
  staleTime: 0,
  refetchOnWindowFocus: () => (liveState.isOpen() ? false : 'always'),
} as const;
