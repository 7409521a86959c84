import { useState } from 'react';

/**
 * The field accepts this multiple of a message's maximum length, to be shortened there. With much more, each key press would
 * take seconds.
 */
const ROOM = 2;

/** Keeps what is far too long out of a field, as a log that is pasted, and hands it over for something else to be done with it. */
export function useRoom(text: string, limit: number, onType: (text: string) => void) {
  const [refused, setRefused] = useState<string>();
  return {
    /** The part of the text that did not fit; undefined if all of it did. */
    refused,
    forget: () => setRefused(undefined),
    type(next: string) {
      const isTaken = next.length <= Math.max(limit * ROOM, text.length);
      setRefused(isTaken ? undefined : inserted(text, next));
      if (isTaken) onType(next);
    },
  };
}

/** The text that `after` inserts into `before`. */
export function inserted(before: string, after: string): string {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return after.slice(start, after.length - end);
}
