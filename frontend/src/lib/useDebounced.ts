import { useEffect, useState } from 'react';

const PAUSE_MS = 150;

/** `value` once it has rested for a moment, so that a search is not sent with every key. */
export function useDebounced<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
