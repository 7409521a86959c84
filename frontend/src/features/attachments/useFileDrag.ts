import { type DragEvent, useSyncExternalStore } from 'react';

/** A browser tells of a drag many times a second; when it stops, the drag has left the window or ended. */
const ENDS_AFTER_MS = 600;

let isDragging = false;
let ending: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

export function holdsFiles({ dataTransfer }: Pick<DragEvent, 'dataTransfer'>): boolean {
  return [...dataTransfer.types].includes('Files');
}

/** Folders look like files, but can't be read as one. */
export function filesOf({ items, files }: DataTransfer): File[] {
  const entries = [...items].filter(({ kind }) => kind === 'file');
  return [...files].filter((_, at) => entries[at]?.webkitGetAsEntry?.()?.isDirectory !== true);
}

function set(next: boolean) {
  if (next === isDragging) return;
  isDragging = next;
  for (const listener of listeners) listener();
}

function onDragOver(event: globalThis.DragEvent) {
  if (event.dataTransfer === null || !holdsFiles({ dataTransfer: event.dataTransfer })) return;
  // Beside a composer: else the browser would leave the page for the file.
  if (!event.defaultPrevented) event.dataTransfer.dropEffect = 'none';
  event.preventDefault();
  set(true);
  clearTimeout(ending);
  ending = setTimeout(() => set(false), ENDS_AFTER_MS);
}

function onDrop(event: globalThis.DragEvent) {
  if (event.dataTransfer && holdsFiles({ dataTransfer: event.dataTransfer })) {
    event.preventDefault();
  }
  clearTimeout(ending);
  set(false);
}

function subscribe(listener: () => void) {
  if (listeners.size === 0) {
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('drop', onDrop);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener('dragover', onDragOver);
    window.removeEventListener('drop', onDrop);
  };
}

/** Whether somebody holds files over the window. */
export function useFileDrag(): boolean {
  return useSyncExternalStore(subscribe, () => isDragging);
}
