/** Calls `listener` when it is worth while to try again: the network is back, or somebody looks at the window. @returns what ends it */
export function onWake(listener: (cause: 'online' | 'visible') => void): () => void {
  const ends = new AbortController();
  const { signal } = ends;
  const seen = () => document.visibilityState === 'visible' && listener('visible');
  window.addEventListener('online', () => listener('online'), { signal });
  window.addEventListener('pageshow', seen, { signal });
  document.addEventListener('visibilitychange', seen, { signal });
  return () => ends.abort();
}

/** Ends early when the network is back, or somebody comes to look. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stopWaking();
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    const stopWaking = onWake(end);
    signal.addEventListener('abort', end, { once: true });
  });
}
