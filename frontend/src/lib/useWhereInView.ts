import { type RefObject, useEffect, useState } from 'react';

type Where = 'inView' | 'above' | 'below';

/** Where `element` is, seen from what `scroller` shows of its content; undefined while there is none. */
export function useWhereInView(
  scroller: RefObject<HTMLElement | null>,
  element: HTMLElement | null,
): Where | undefined {
  const [where, setWhere] = useState<Where>();
  useEffect(() => {
    if (element === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry === undefined) return;
        const { isIntersecting, boundingClientRect, rootBounds } = entry;
        const isBelow = boundingClientRect?.top >= (rootBounds?.bottom ?? Infinity);
        setWhere(isIntersecting ? 'inView' : isBelow ? 'below' : 'above');
      },
      { root: scroller.current },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      setWhere(undefined);
    };
  }, [scroller, element]);
  return where;
}
