import { type RefObject, useCallback, useEffect, useRef } from 'react';

/** This close to the end counts as reading the newest. */
const NEAR_PX = 60;

export function isNearBottom(element: {
  scrollHeight: number;
  scrollTop: number;
  clientHeight: number;
}): boolean {
  return element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
}

/** Keeps `scroller` at its end while somebody reads there and `content` grows or the view shrinks. */
export function useStickToBottom(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  sticks: boolean,
) {
  const atBottom = useRef(false);

  const toBottom = useCallback(() => {
    atBottom.current = true;
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [scroller]);

  useEffect(() => {
    const [view, inner] = [scroller.current, content.current];
    if (!view || !inner) return;
    const note = () => {
      atBottom.current = isNearBottom(view);
    };
    const observer = new ResizeObserver(() => {
      if (sticks && atBottom.current) view.scrollTo({ top: view.scrollHeight });
    });
    view.addEventListener('scroll', note, { passive: true });
    observer.observe(view);
    observer.observe(inner);
    return () => {
      view.removeEventListener('scroll', note);
      observer.disconnect();
    };
  }, [scroller, content, sticks]);

  return { toBottom };
}
