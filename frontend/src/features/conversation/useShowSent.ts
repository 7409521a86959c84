import { useEffect, useRef } from 'react';

/** Goes to the end of the timeline when one sends something; `outgoing` is how much is on its way. */
export function useShowSent(outgoing: number, toBottom: () => void): void {
  const before = useRef(outgoing);
  useEffect(() => {
    if (outgoing > before.current) toBottom();
    before.current = outgoing;
  }, [outgoing, toBottom]);
}
