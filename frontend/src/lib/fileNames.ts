/**
 * Characters that turn the direction of what is around them, so that `gpj.exe` could read `exe.jpg`, and those that
 * break a line or stand for nothing. The server takes them out; a name just chosen still has them.
 */
const HARMFUL =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u061c\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** Letters, as people count them, at the end of a long name that are never cut away. */
const TAIL = 8;
const LONG = 2 * TAIL;

/** A file's name as it is shown. */
export function shownName(name: string): string {
  return name.replaceAll(HARMFUL, '').trim() || 'file';
}

/** A long name in two parts, the second with its extension: what is too long for its place is cut between them. */
export function splitName(name: string): { head: string; tail: string } {
  const letters = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment);
  if (letters.length <= LONG) return { head: name, tail: '' };
  return { head: letters.slice(0, -TAIL).join(''), tail: letters.slice(-TAIL).join('') };
}

/** The extension of a name, in capitals and without the dot; empty if there is none. */
export function extensionOf(name: string): string {
  return /[^.]\.([\p{L}\p{N}]{1,5})$/u.exec(name)?.[1]?.toUpperCase() ?? '';
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size in the unit that suits it, by steps of 1,024 as limits are told: 512 bytes, 24 kB, 1.5 MB. */
export function fileSize(bytes: number, locale: string): string {
  const step = bytes < 1024 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step > 1 ? 1 : 0,
  }).format(bytes / 1024 ** step);
}
