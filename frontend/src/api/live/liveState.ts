import { useSyncExternalStore } from 'react';

let isOpen = false;
const listeners = new Set<() => void>();

/** Whether the events of the signed-in user come in at the moment, by whichever window reads them. */
export const liveState = {
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

export function useLiveOpen(): boolean {
  return useSyncExternalStore(liveState.subscribe, liveState.isOpen);
}

/** While no events come in, who returns to the window is shown what is new all the same. */
export const refetchWhileDown = {
  staleTime: 0,
  refetchOnWindowFocus: () => (isOpen ? false : 'always'),
} as const;
