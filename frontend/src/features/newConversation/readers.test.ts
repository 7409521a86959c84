import { describe, expect, it } from 'vitest';
import type { CrmRecord } from '@/api/types';
import { readersOf } from './readers';

const open: CrmRecord = {
  type: 'company',
  id: 'CMP-1',
  name: 'Open Ltd',
  restricted: false,
  canEdit: true,
};
const restricted: CrmRecord = { ...open, id: 'CMP-2', name: 'Secret Ltd', restricted: true };

describe('A4 who will be able to read it', () => {
  it('about nothing: those who take part, private or not', () => {
    const expected = { kind: 'participants', records: [] };
    expect(readersOf({ isPrivate: false, about: [] })).toEqual(expected);
    expect(readersOf({ isPrivate: true, about: [] })).toEqual(expected);
  });

  it('private: those who take part, on the pages of its records', () => {
    expect(readersOf({ isPrivate: true, about: [open, restricted] })).toEqual({
      kind: 'participants',
      records: [open, restricted],
    });
  });

  it('about records that are all restricted: also who has access to one of them', () => {
    expect(readersOf({ isPrivate: false, about: [restricted] })).toEqual({
      kind: 'recordViewers',
      records: [restricted],
    });
  });

  it('about one that everybody may view: everybody, on the page of that one', () => {
    expect(readersOf({ isPrivate: false, about: [restricted, open] })).toEqual({
      kind: 'everybody',
      records: [open],
    });
  });
});
