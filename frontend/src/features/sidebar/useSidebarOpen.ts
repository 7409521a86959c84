import { useSyncExternalStore } from 'react';
import { storage } from '@/lib/storage';

const KEY = 'sidebar';
const NARROW = '(max-width: 760px)';

/** On a phone it would cover the page, so there it starts closed whatever was kept. */
let isOpen = storage.read(KEY) !== 'closed' && !window.matchMedia(NARROW).matches;
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setSidebarOpen(open: boolean): void {
  isOpen = open;
  storage.write(KEY, open ? 'open' : 'closed');
  for (const listener of listeners) listener();
}

export function useSidebarOpen(): boolean {
  return useSyncExternalStore(subscribe, () => isOpen);
}
