import { X } from 'lucide-react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { Button as ActionButton } from './Button';
import { IconButton } from './IconButton';
import styles from './Toast.module.css';

interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void } | undefined;
}

const SHOWN_FOR_MS = 6_000;
/** With something to do there must be time to read it, and to get there. */
const WITH_ACTION_MS = 12_000;
const AGAIN_MS = 2_000;
let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

function dismiss(id: number) {
  set(toasts.filter((toast) => toast.id !== id));
}

/** Says `text` for some seconds; with an action (undo, retry) somebody may take. */
export function showToast(text: string, action?: Toast['action']) {
  const toast = { id: ++lastId, text, action };
  set([...toasts.slice(-2), toast]);
  setTimeout(() => goUnlessInUse(toast.id), action ? WITH_ACTION_MS : SHOWN_FOR_MS);
}

/** Somebody may be about to press its button. */
function goUnlessInUse(id: number) {
  if (document.querySelector(`.${styles.region}:is(:hover, :focus-within)`) === null) dismiss(id);
  else setTimeout(() => goUnlessInUse(id), AGAIN_MS);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Mounted once: a live region must stand in the page before what it reads out. The attribute keeps it alive beside an
 * open dialog, which makes all else inert. F6 leads to the newest, from wherever the keyboard is.
 */
export function ToastRegion({ label, closeLabel }: { label: string; closeLabel: string }) {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  const region = useRef<HTMLElement>(null);
  const cameFrom = useRef<Element | null>(null);
  // What is said to one user is not for the next.
  useEffect(() => () => set([]), []);
  useEffect(() => {
    const goThere = (event: KeyboardEvent) => {
      const button = [...(region.current?.querySelectorAll('[data-toast]') ?? [])]
        .at(-1)
        ?.querySelector('button');
      if (event.key !== 'F6' || !button) return;
      event.preventDefault();
      cameFrom.current = document.activeElement;
      button.focus();
    };
    window.addEventListener('keydown', goThere);
    return () => window.removeEventListener('keydown', goThere);
  }, []);
  function close(id: number) {
    dismiss(id);
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
    cameFrom.current = null;
  }

  return createPortal(
    <section
      ref={region}
      aria-label={label}
      aria-keyshortcuts="F6"
      data-react-aria-top-layer="true"
      className={styles.region}
    >
      <div role="status" aria-live="polite" className={styles.list}>
        {shown.map((toast) => (
          <div key={toast.id} data-toast="" className={styles.toast}>
            <span>{toast.text}</span>
            {toast.action && (
              <ActionButton
                size="small"
                variant="quiet"
                className={styles.action}
                onPress={() => {
                  toast.action?.run();
                  close(toast.id);
                }}
              >
                {toast.action.label}
              </ActionButton>
            )}
            <IconButton label={closeLabel} className={styles.close} onPress={() => close(toast.id)}>
              <X size={14} aria-hidden="true" />
            </IconButton>
          </div>
        ))}
      </div>
    </section>,
    document.body,
  );
}
