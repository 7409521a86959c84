const HUES = 10;

/** Up to two letters that stand for a name: of the first and of the last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return picked.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('');
}

/** A stable number from 0 to 9 for an id: FNV-1a, whose low digits alone would be alike for ids that are. */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % HUES;
}

/** Length as the server counts it: in code points, after cutting white space at both ends. */
export function lengthOf(text: string): number {
  const trimmed = text.trim();
  let length = trimmed.length;
  // The two halves of a pair are one code point; a half by itself is one as well.
  for (const _ of trimmed.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) length--;
  return length;
}
