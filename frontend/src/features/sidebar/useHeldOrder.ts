import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ApiProblem } from '@/api/problem';
import { hasNew, heldOrder, isSameOrder, type ListedPage } from './heldOrder';

/** A pointer that rests for so long is not on its way to a button. */
const RESTS_MS = 3_000;
/** Further down than this somebody reads older ones. */
const TOP_PX = 40;
const LOOK_EVERY_MS = 250;
/** The delay before a failed request is repeated. */
const AGAIN_AFTER_MS = 10_000;
/** Typed in, or gone through with the keyboard; a card that More has opened; a menu. */
const IN_USE = ':focus-visible, [data-expanded], [aria-haspopup][aria-expanded="true"]';

interface List {
  pages: ListedPage[];
  data: unknown;
  /** Only the server knows what belongs into it now. */
  isStale: boolean;
  error: Error | null;
  errorUpdatedAt: number;
  isFetching: boolean;
  refetch: () => Promise<unknown>;
}

/**
 * Holds the order of the cards while somebody uses the list: while they type in it, go through it with the keyboard or the
 * pointer, have opened a card, a menu or a dialog, or have scrolled down. New messages show in their cards at once
 * all the same, and new conversations on top; the cards that were there move once the list is let go.
 */
export function useHeldOrder(list: List, scroller: RefObject<HTMLElement | null>) {
  const { pages, error, isFetching, refetch } = list;
  const isRefused = error instanceof ApiProblem && !error.isPassing;
  const isStale = list.data !== undefined && list.isStale && !isRefused;
  const askFrom = error === null ? 0 : list.errorUpdatedAt + AGAIN_AFTER_MS;
  const pointedAt = useRef(0);
  const [order, setOrder] = useState({ pages, shown: pages, isAbove: false });
  const [isOffered, setOffered] = useState(false);

  const isHeld = useCallback(
    () => isInUse(scroller.current) || Date.now() - pointedAt.current < RESTS_MS,
    [scroller],
  );
  const isMoved = !isSameOrder(order.shown, pages);
  const isWaiting = isMoved || (isStale && !isFetching);

  const letGo = useCallback(() => {
    setOffered(false);
    setOrder(({ pages }) => ({ pages, shown: pages, isAbove: false }));
    if (isStale) void refetch();
  }, [isStale, refetch]);

  // Before anything is painted; it asks the page how it is used, which rendering must not.
  useLayoutEffect(() => {
    const held = isHeld();
    // oxlint-disable-next-line react/set-state-in-effect -- how the page is used is the external system
    setOrder(({ shown, isAbove }) => {
      if (!held) return { pages, shown: pages, isAbove: false };
      const next = heldOrder(shown, pages);
      return { pages, shown: next, isAbove: isAbove || hasNew(shown, next) };
    });
  }, [pages, isHeld]);

  useEffect(() => {
    if (!isWaiting) return;
    const look = () => {
      if (!isMoved && Date.now() < askFrom) return;
      if (isHeld()) setOffered(true);
      else letGo();
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isWaiting, isMoved, askFrom, isHeld, letGo]);

  return {
    shown: order.shown,
    /** Something waits to be shown until the list is let go, or stands above what is in view. */
    isWaiting: (isWaiting && isOffered) || order.isAbove,
    isHeld,
    letGo,
    onScroll() {
      const isTop = (scroller.current?.scrollTop ?? 0) <= TOP_PX;
      if (isTop && order.isAbove) setOrder({ ...order, isAbove: false });
    },
    onPointerMove() {
      pointedAt.current = Date.now();
    },
    onPointerLeave() {
      pointedAt.current = 0;
    },
  };
}

function isInUse(list: HTMLElement | null): boolean {
  if (list === null) return false;
  return (
    list.scrollTop > TOP_PX ||
    list.querySelector(IN_USE) !== null ||
    list.closest('[inert], [aria-hidden="true"]') !== null
  );
}
