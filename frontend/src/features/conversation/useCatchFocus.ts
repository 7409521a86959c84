import { type RefObject, useEffect, useRef } from 'react';
import { catchFocus } from '@/lib/catchFocus';

/**
 * Somebody closes the conversation while one is typing: the draft is kept, and `element`, in which the reply box stood, has the
 * focus then. @returns what tells whether it was there
 */
export function useCatchFocus(canReply: boolean, element: RefObject<HTMLElement | null>) {
  const hasFocus = useRef(false);
  const could = useRef(canReply);
  useEffect(() => {
    if (could.current !== canReply && hasFocus.current) catchFocus(() => element.current);
    could.current = canReply;
  }, [canReply, element]);
  return {
    onFocus() {
      hasFocus.current = true;
    },
    onBlur() {
      hasFocus.current = false;
    },
  };
}
