const MAX_SHOWN = 99;

/** The badge's text: nothing for none, the number, 99+ above that (B1). */
export function badgeText(count: number): string {
  if (count <= 0) return '';
  return count > MAX_SHOWN ? `${MAX_SHOWN}+` : String(count);
}
