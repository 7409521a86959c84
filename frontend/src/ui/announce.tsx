import { useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';

let said = { text: '', turn: 0 };
const listeners = new Set<() => void>();

/** Has screen readers say `text` once they are done with what they read. */
export function announce(text: string): void {
  said = { text, turn: said.turn + 1 };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Mounted once, and heard beside an open dialog too. The key changes with each turn, so that the same words are read again. */
export function Announcer() {
  const { text, turn } = useSyncExternalStore(subscribe, () => said);
  return createPortal(
    <div
      role="status"
      aria-live="polite"
      data-react-aria-top-layer="true"
      className="visually-hidden"
    >
      <span key={turn}>{text}</span>
    </div>,
    document.body,
  );
}
