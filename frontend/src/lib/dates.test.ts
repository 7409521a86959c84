import { describe, expect, it } from 'vitest';
import { dayName, shortTime } from './dates';

const now = new Date(2026, 10, 22, 14, 30);
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe('shortTime', () => {
  it.each([
    ['this very minute', ago(0), 'now'],
    ['a clock that runs ahead', ago(-3), 'now'],
    ['minutes ago', ago(5), '5 min ago'],
    ['earlier today', new Date(2026, 10, 22, 9, 5), '09:05'],
    ['yesterday', new Date(2026, 10, 21, 23, 59), 'Sat 23:59'],
    ['longer ago', new Date(2026, 10, 2, 9, 5), '2 Nov'],
    ['another year', new Date(2025, 11, 31, 9, 5), '31 Dec 2025'],
  ])('is short for %s', (_, at, expected) => {
    expect(shortTime(at, now, 'en-GB')).toBe(expected);
  });

  it('speaks French', () => {
    expect(shortTime(ago(5), now, 'fr')).toBe('il y a 5\u00A0min');
    expect(shortTime(new Date(2026, 10, 2), now, 'fr')).toBe('2 nov.');
  });
});

describe('dayName', () => {
  it.each([
    [new Date(2026, 10, 22, 0, 1), 'Today'],
    [new Date(2026, 10, 21, 23, 59), 'Yesterday'],
    [new Date(2026, 10, 20, 12, 0), 'Friday 20 November'],
    [new Date(2025, 10, 20, 12, 0), 'Thursday, 20 November 2025'],
  ])('names %s', (at, expected) => {
    expect(dayName(at, now, 'en-GB')).toBe(expected);
  });
});
