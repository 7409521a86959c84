/** Gives the focus to `element` if what had it has just gone from the page; else it would be lost to the top. */
export function catchFocus(element: HTMLElement | null | undefined): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) element?.focus();
  });
}
