import { useEffect, useState } from 'react';
import { useLiveOpen } from '@/api/live/liveState';
import { useOnline } from '@/lib/useOnline';

/** A connection that is replaced by the next is not worth a word. */
const WORTH_SAYING_MS = 4_000;

/** The state of the connection to show: the browser is offline, or nothing has been received for some seconds. */
export function useConnection(): 'good' | 'offline' | 'interrupted' {
  const isOnline = useOnline();
  const isOpen = useLiveOpen();
  const [isLong, setLong] = useState(false);

  useEffect(() => {
    if (isOpen) return;
    const timer = setTimeout(() => setLong(true), WORTH_SAYING_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isOpen]);

  if (!isOnline) return 'offline';
  return isLong && !isOpen ? 'interrupted' : 'good';
}
