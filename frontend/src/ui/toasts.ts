import styles from './Toast.module.css';

/** An action of another user: who, where and what, and the link to it. */
export interface PopUp {
  by: { id: string; name: string };
  where: string;
  onOpen: () => void;
}

interface Toast {
  id: number;
  /** Only the latest toast of a key is shown. */
  key?: string;
  text: string;
  action?: { label: string; run: () => void } | undefined;
  popUp?: PopUp;
}

const SHOWN_FOR_MS = 6_000;
/** With something to do there must be time to read it, and to get there. */
const WITH_ACTION_MS = 12_000;
const AGAIN_MS = 2_000;
const MAX_SHOWN = 3;
let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

function show(toast: Omit<Toast, 'id'>, milliseconds: number) {
  const id = ++lastId;
  const others = toasts.filter(({ key }) => key === undefined || key !== toast.key);
  set([...others.slice(1 - MAX_SHOWN), { ...toast, id }]);
  setTimeout(() => goUnlessInUse(id), milliseconds);
}

/** Somebody may be about to press its button. */
function goUnlessInUse(id: number) {
  if (document.querySelector(`.${styles.region}:is(:hover, :focus-within)`) === null) {
    toastList.dismiss(id);
  } else setTimeout(() => goUnlessInUse(id), AGAIN_MS);
}

/** Says `text` for some seconds; with an action (undo, retry) somebody may take. */
export function showToast(text: string, action?: Toast['action']): void {
  show({ text, action }, action ? WITH_ACTION_MS : SHOWN_FOR_MS);
}

/** Tells what somebody else has done, in place of what was told before under the same key. */
export function showPopUp(key: string, text: string, popUp: PopUp): void {
  show({ key, text, popUp }, WITH_ACTION_MS);
}

/** Replaces the text of the toast with this key, which still disappears at its time. */
export function rewordPopUp(key: string, text: string): void {
  set(toasts.map((toast) => (toast.key === key ? { ...toast, text } : toast)));
}

/** It is known by now. */
export function dropPopUp(key: string): void {
  if (toasts.some((toast) => toast.key === key)) set(toasts.filter((toast) => toast.key !== key));
}

export const toastList = {
  get: () => toasts,
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  dismiss: (id: number) => set(toasts.filter((toast) => toast.id !== id)),
  clear: () => set([]),
};
