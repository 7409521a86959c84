import { useEffect } from 'react';

/**
 * Whether a key press goes to an input method, by which Japanese, Chinese, Korean and other scripts are typed: Enter takes over
 * what it offers, Escape drops that. Safari ends the composition before it reports the Enter that confirmed it; then only
 * the key code tells.
 */
function isComposing({ isComposing, keyCode }: KeyboardEvent): boolean {
  return isComposing || keyCode === 229;
}

/**
 * Keeps key presses of an input method from everything on the page that acts on keys: the fields of this application and those
 * of its libraries. It hears them at the window, before everybody else; the input method has had them by then.
 */
export function useInputMethods(): void {
  useEffect(() => {
    const keep = (event: KeyboardEvent) => {
      if (isComposing(event)) event.stopImmediatePropagation();
    };
    const over = new AbortController();
    const options = { capture: true, signal: over.signal };
    window.addEventListener('keydown', keep, options);
    window.addEventListener('keyup', keep, options);
    return () => over.abort();
  }, []);
}
