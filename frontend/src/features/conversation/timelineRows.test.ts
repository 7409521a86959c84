import { describe, expect, it } from 'vitest';
import type { Unsent } from '@/api/store/state';
import type { Entry } from '@/api/types';
import { aMessage, alice, bob, messages } from '@/test/fixtures';
import { firstUnreadSeq, type TimelineRow, timelineRows } from './timelineRows';

const closed: Partial<Entry> = {
  kind: 'notice',
  text: null,
  notice: { type: 'closed', subjects: [] },
};

/** The rows, in one word each. */
function words(rows: TimelineRow[]): string[] {
  return rows.map((row) => {
    if (row.kind === 'message') return `${row.startsGroup ? 'first' : 'next'} ${row.key}`;
    return row.kind === 'notice' ? `notice ${row.key}` : row.kind;
  });
}

describe('timelineRows', () => {
  it('puts messages of one author under one name', () => {
    const entries = [aMessage(1), aMessage(2), aMessage(3, { author: alice })];
    expect(words(timelineRows(entries, undefined, [], alice))).toEqual([
      'day',
      'first 1',
      'next 2',
      'first 3',
    ]);
  });

  it('names the author again after a pause', () => {
    const entries = [aMessage(1), aMessage(7)];
    expect(words(timelineRows(entries, undefined, [], alice))).toEqual([
      'day',
      'first 1',
      'first 7',
    ]);
  });

  it('begins each day with a line', () => {
    const entries = [aMessage(1), aMessage(2, { at: '2026-11-23T12:00:00Z' })];
    expect(words(timelineRows(entries, undefined, [], alice))).toEqual([
      'day',
      'first 1',
      'day',
      'first 2',
    ]);
  });

  it('B12 draws a line before what is unread', () => {
    expect(words(timelineRows(messages(1, 3), 2, [], alice))).toEqual([
      'day',
      'first 1',
      'unread',
      'first 2',
      'next 3',
    ]);
  });

  it('shows notices between messages', () => {
    const entries = [aMessage(1), aMessage(2, closed), aMessage(3)];
    expect(words(timelineRows(entries, undefined, [], alice))).toEqual([
      'day',
      'first 1',
      'notice 2',
      'first 3',
    ]);
  });

  it('A6 puts what is on its way below, under its author’s name, where it keeps its key once it is taken', () => {
    const { at } = aMessage(3);
    const message: Unsent = {
      key: 'k',
      conversationId: 'c1',
      text: 'Mine',
      attachments: [],
      since: Date.parse(at),
      state: 'sending',
    };
    const before = [aMessage(1), aMessage(2, { author: alice })];
    const waiting = timelineRows(before, undefined, [message], alice);
    expect(words(waiting)).toEqual(['day', 'first 1', 'first 2', 'next k']);
    const taken = [...before, aMessage(3, { author: alice, clientKey: 'k' })];
    expect(words(timelineRows(taken, undefined, [], alice))).toEqual(words(waiting));
  });

  it('shows nothing of nothing', () => {
    expect(timelineRows([], undefined, [], alice)).toEqual([]);
  });
});

describe('firstUnreadSeq', () => {
  const reader = { id: alice.id, readThroughSeq: 2 };

  it('B6 passes over own messages, notices and deleted ones', () => {
    const entries = [
      ...messages(1, 2),
      aMessage(3, { author: alice }),
      aMessage(4, closed),
      aMessage(5, { deleted: true, text: null }),
      aMessage(6, { author: bob }),
    ];
    expect(firstUnreadSeq(entries, reader, false)).toBe(6);
  });

  it('is not known while older ones are missing', () => {
    expect(firstUnreadSeq(messages(5, 9), reader, true)).toBeUndefined();
    expect(firstUnreadSeq(messages(3, 9), reader, true)).toBe(3);
    expect(firstUnreadSeq(messages(5, 9), reader, false)).toBe(5);
  });

  it('is nothing when all is read', () => {
    expect(firstUnreadSeq(messages(1, 2), reader, false)).toBeUndefined();
    expect(firstUnreadSeq([], reader, false)).toBeUndefined();
  });
});
