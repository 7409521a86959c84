import { createContext, type ReactNode, use, useState } from 'react';

const UnfoldedContext = createContext<Map<string, number>>(new Map());

/**
 * Remembers which cards of a list are unfolded. A card that comes to stand on another page of it is made anew, and must
 * not fold by that (B9).
 */
export function ExpandedCards({ children }: { children: ReactNode }) {
  const [places] = useState(() => new Map<string, number>());
  return <UnfoldedContext value={places}>{children}</UnfoldedContext>;
}

/** Where the first older page of a card ends; null while it is folded. */
export function useUnfolded(id: string) {
  const places = use(UnfoldedContext);
  const [before, setBefore] = useState(() => places.get(id) ?? null);
  return [
    before,
    (next: number | null) => {
      if (next === null) places.delete(id);
      else places.set(id, next);
      setBefore(next);
    },
  ] as const;
}
