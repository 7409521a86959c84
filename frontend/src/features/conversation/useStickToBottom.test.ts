import { expect, it } from 'vitest';
import { isNearBottom } from './useStickToBottom';

it.each([
  [400, true],
  [341, true],
  [340, false],
  [0, false],
])('scrolled to %i of 400 is near the end: %s', (scrollTop, expected) => {
  expect(isNearBottom({ scrollHeight: 1000, scrollTop, clientHeight: 600 })).toBe(expected);
});
