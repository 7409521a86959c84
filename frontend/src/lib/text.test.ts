import { expect, it } from 'vitest';
import { hueOf, initialsOf, lengthOf } from './text';

it.each([
  ['Alice Moreau', 'AM'],
  ['  erin   o’brien ', 'EO'],
  ['Ana María de la Cruz', 'AC'],
  ['田中', '田'],
  ['Madonna', 'M'],
  ['🦊 Fox', '🦊F'],
  ['Suharto', 'S'],
  ['', ''],
])('takes the initials of "%s"', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

it('gives ids that differ by a digit different colours', () => {
  const hues = [...'0123456789abcdef'].map((digit) =>
    hueOf(`019a0000-0000-7000-8000-00000000000${digit}`),
  );
  expect(new Set(hues).size).toBeGreaterThan(6);
  expect(hues.every((hue) => hue >= 0 && hue < 10)).toBe(true);
});

it('counts characters as people and the server do', () => {
  expect(lengthOf('  a👍b\n')).toBe(3);
  expect(lengthOf('👍👍\ud83d.')).toBe(4);
});
