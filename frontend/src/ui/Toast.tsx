import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { Button as ActionButton } from './Button';
import { IconButton } from './IconButton';
import { PopUpView } from './PopUpView';
import styles from './Toast.module.css';
import { toastList } from './toasts';

/**
 * Mounted once: a live region must stand in the page before what it reads out. The attribute keeps it alive beside an
 * open dialog, which makes all else inert. F6 leads to the newest, from wherever the keyboard is.
 */
export function ToastRegion({ label, closeLabel }: { label: string; closeLabel: string }) {
  const shown = useSyncExternalStore(toastList.subscribe, toastList.get);
  const region = useRef<HTMLElement>(null);
  const cameFrom = useRef<Element | null>(null);
  // Toasts for one user are not shown to the next.
  useEffect(() => toastList.clear, []);
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
    toastList.dismiss(id);
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
      {/* A status is read out as a whole by default: with each toast all the others again. */}
      <div role="status" aria-live="polite" aria-atomic="false" className={styles.list}>
        {shown.map((toast) => (
          <div
            key={toast.id}
            data-toast=""
            className={clsx(toast.popUp ? styles.popUp : styles.toast)}
          >
            {toast.popUp ? (
              <PopUpView {...toast.popUp} text={toast.text} onDone={() => close(toast.id)} />
            ) : (
              <span>{toast.text}</span>
            )}
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
