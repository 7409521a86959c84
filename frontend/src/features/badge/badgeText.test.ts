import { expect, it } from 'vitest';
import { badgeText } from './badgeText';

it.each([
  [0, ''],
  [1, '1'],
  [99, '99'],
  [100, '99+'],
  [12_345, '99+'],
])('B1 shows %i as "%s"', (count, text) => {
  expect(badgeText(count)).toBe(text);
});
