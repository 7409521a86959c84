/** Gives the focus to what `find` finds if what had it has just gone from the page; else it would be lost to the top. */
export function catchFocus(find: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) find()?.focus();
  });
}
