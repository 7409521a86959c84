import { storage } from '@/lib/storage';

const KEY = 'session.signedOut';

/** Tells every other window of this browser that somebody has signed out. */
export function announceSignOut(): void {
  storage.write(KEY, String(Date.now()));
}

/**
 * Calls `listener` once somebody signs out in another window: at once, or, in a window that was asleep or comes out of the
 * browser's history, when it wakes. @returns what ends that
 */
export function onSignOutElsewhere(listener: () => void): () => void {
  const over = new AbortController();
  const { signal } = over;
  const seen = storage.read(KEY);
  const check = () => {
    const now = storage.read(KEY);
    if (now !== null && now !== seen) listener();
  };
  const endStorage = storage.onChangeElsewhere(KEY, check);
  signal.addEventListener('abort', endStorage);
  window.addEventListener('pageshow', check, { signal });
  window.addEventListener('focus', check, { signal });
  document.addEventListener('visibilitychange', check, { signal });
  return () => over.abort();
}
