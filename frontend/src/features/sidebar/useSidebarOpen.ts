import { useSyncExternalStore } from 'react';
import { storage } from '@/lib/storage';

const KEY = 'sidebar';
const NARROW = '(max-width: 760px)';

/** On a phone it would cover the page, so there it starts closed whatever was kept. */
let isOpen = storage.read(KEY) !== 'closed' && !coversThePage();
function coversThePage(): boolean {
  return window.matchMedia(NARROW).matches;
}

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

/** After a link to another page: on a phone the sidebar would cover it. */
export function uncoverPage(): void {
  if (isOpen && coversThePage()) setSidebarOpen(false);
}

export function useSidebarOpen(): boolean {
  return useSyncExternalStore(subscribe, () => isOpen);
}
