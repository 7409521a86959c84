import { describe, expect, it } from 'vitest';
import type { CrmRecord } from '@/api/types';
import { alice } from '@/test/fixtures';
import { attemptOf, drafts, emptyDraft, isWorthKeeping, requestOf } from './draft';

const record: CrmRecord = {
  type: 'opportunity',
  id: 'OPP-1',
  name: 'Renewal',
  restricted: false,
  canEdit: true,
};
const filled = { ...emptyDraft([record]), participants: [alice], message: ' Hello ' };

describe('requestOf', () => {
  it('cuts white space, and leaves out what is empty', () => {
    expect(requestOf(filled)).toEqual({
      message: 'Hello',
      participantIds: [alice.id],
      private: false,
      about: [{ type: 'opportunity', id: 'OPP-1' }],
    });
    expect(requestOf({ ...filled, about: [], subject: ' S ', description: ' ' })).toEqual({
      message: 'Hello',
      participantIds: [alice.id],
      private: false,
      subject: 'S',
    });
  });
});

describe('A6 the Idempotency-Key', () => {
  it('stays with the same request, and changes with it', () => {
    let keys = 0;
    const newKey = () => `key ${++keys}`;
    const first = attemptOf(filled, requestOf(filled), newKey);
    expect(first.key).toBe('key 1');
    const tried = { ...filled, attempt: first };
    expect(attemptOf(tried, requestOf(tried), newKey).key).toBe('key 1');
    const changed = { ...tried, message: 'Hello again' };
    expect(attemptOf(changed, requestOf(changed), newKey).key).toBe('key 2');
  });
});

describe('drafts', () => {
  it('are kept for each place that the dialog is opened from', () => {
    drafts.write(alice.id, [record], filled);
    expect(drafts.read(alice.id, [record])).toEqual(filled);
    expect(drafts.read(alice.id, [])).toBeUndefined();
    expect(drafts.read('somebody else', [record])).toBeUndefined();
  });

  it('are not kept while they hold nothing new', () => {
    expect(isWorthKeeping(emptyDraft([record]), [record])).toBe(false);
    expect(isWorthKeeping(emptyDraft([]), [record])).toBe(true);
    drafts.write(alice.id, [record], filled);
    drafts.write(alice.id, [record], emptyDraft([record]));
    expect(drafts.read(alice.id, [record])).toBeUndefined();
  });
});
