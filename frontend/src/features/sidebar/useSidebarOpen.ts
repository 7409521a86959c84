import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { storage } from '@/lib/storage';

const KEY = 'sidebar';
const NARROW = '(max-width: 760px)';

/** Hidden, it has made way for a page that it would cover, and is as it was for who comes back to it. */
type Sidebar = 'open' | 'hidden' | 'closed';

/** On a phone it would cover the page, so there it starts closed whatever was kept. */
let sidebar: Sidebar = storage.read(KEY) !== 'closed' && !coversThePage() ? 'open' : 'closed';

function coversThePage(): boolean {
  return window.matchMedia(NARROW).matches;
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(next: Sidebar): void {
  sidebar = next;
  storage.write(KEY, next === 'open' ? 'open' : 'closed');
  for (const listener of listeners) listener();
}

export function setSidebarOpen(open: boolean): void {
  show(open ? 'open' : 'closed');
}

/** After a link to another page: on a phone the sidebar would cover it. */
export function uncoverPage(): void {
  if (sidebar === 'open' && coversThePage()) show('hidden');
}

export function useSidebar(): Sidebar {
  return useSyncExternalStore(subscribe, () => sidebar);
}

/**
 * Keeps in the history of the browser whether the sidebar covers the page, so that Back from a conversation leads to the list
 * that one came from. A page that is entered by a link is uncovered.
 */
export function useSidebarHistory(): void {
  const location = useLocation();
  const navigate = useNavigate();
  const shown = useSidebar();
  const entered = useRef<string>(undefined);

  useEffect(uncoverPage, [location.pathname]);
  // After that one, which would close it again.
  useEffect(() => {
    const isEntered = entered.current !== location.key;
    entered.current = location.key;
    const state = location.state as { showsSidebar?: boolean } | null;
    const isKept = state?.showsSidebar === true;
    if (isEntered && isKept) setSidebarOpen(true);
    else if (
      shown === sidebar &&
      shown !== 'hidden' &&
      coversThePage() &&
      (shown === 'open') !== isKept
    ) {
      const kept = { ...state, showsSidebar: shown === 'open' };
      void navigate(location, { replace: true, state: kept });
    }
  }, [location, shown, navigate]);
}
