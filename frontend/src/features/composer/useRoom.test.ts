import { expect, it } from 'vitest';
import { inserted } from './useRoom';

it.each([
  ['', 'log', 'log'],
  ['See:', 'See: log', ' log'],
  ['See  here', 'See log here', 'log'],
  ['aaa', 'aaaaa', 'aa'],
  ['chosen', 'log', 'log'],
])('tells what was inserted into "%s", now "%s"', (before, after, text) => {
  expect(inserted(before, after)).toBe(text);
});
