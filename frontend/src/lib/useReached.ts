import { type RefObject, useEffect, useRef, useState } from 'react';

/** Loaded before it comes into view, so that a steady scroll meets no end. */
const AHEAD = '800px';

/** A ref for the element at the end of a list in `scroller`: `onReached` is called whenever it comes near the view. */
export function useReached(
  scroller: RefObject<HTMLElement | null>,
  onReached: () => void,
  ahead = AHEAD,
) {
  const [end, setEnd] = useState<HTMLElement | null>(null);
  const latest = useRef(onReached);
  const near = useRef(false);

  useEffect(() => {
    latest.current = onReached;
    // A page too short to push the end out of view is followed by the next one.
    if (near.current) onReached();
  });

  // Not in the ref itself: a child's is called before the scroller's is set.
  useEffect(() => {
    if (end === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        near.current = entry?.isIntersecting ?? false;
        if (near.current) latest.current();
      },
      { root: scroller.current, rootMargin: `${ahead} 0px` },
    );
    observer.observe(end);
    return () => {
      near.current = false;
      observer.disconnect();
    };
  }, [scroller, end, ahead]);

  return setEnd;
}
