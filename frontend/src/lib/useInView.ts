import { type RefObject, useEffect, useState } from 'react';

/** Whether `element` can be seen in `scroller`; false while there is none. */
export function useInView(
  scroller: RefObject<HTMLElement | null>,
  element: HTMLElement | null,
): boolean {
  const [inView, setInView] = useState(false);
  useEffect(() => {
    if (element === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => setInView(entry?.isIntersecting ?? false),
      { root: scroller.current },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      setInView(false);
    };
  }, [scroller, element]);
  return inView;
}
