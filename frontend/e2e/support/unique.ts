import { randomInt } from 'node:crypto';

const worker = process.env.TEST_WORKER_INDEX ?? '0';
let count = 0;

/** A word that no other test and no other run has, to tell a subject apart. */
export function unique(): string {
  return `${Date.now().toString(36)}${worker}${(++count).toString(36)}`;
}

const CONSONANTS = 'bdfgklmnprstvz';
// Neither e nor o, so that no name has a word of the tests' messages in it, such as "one".
const VOWELS = 'aiu';
const SYLLABLES = 6;

/** A name that can be said, and is no part of another one: `Tarukimudalé`. */
export function aFamilyName(): string {
  const syllables = Array.from({ length: SYLLABLES }, () => oneOf(CONSONANTS) + oneOf(VOWELS));
  const name = syllables.join('').replace(/.$/, 'é');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function oneOf(letters: string): string {
  return letters.charAt(randomInt(letters.length));
}

/** Without accents, and in lower case. */
export function plain(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
