import { describe, expect, it } from 'vitest';
import { ApiProblem } from '@/api/problem';
import type { CrmRecord } from '@/api/types';
import { alice } from '@/test/fixtures';
import { emptyDraft } from './draft';
import { firstFlawed, flawsIn, flawsOf } from './fieldErrors';

const limits = {
  subject: 5,
  description: 5,
  message: 5,
  participants: 3,
  about: 20,
  attachmentsPerMessage: 10,
  attachmentSize: 25 * 1024 * 1024,
  pageSize: 100,
};
const good = { ...emptyDraft([]), participants: [alice], message: 'Hello' };

function records(count: number): CrmRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    type: 'contact',
    id: `CON-${index}`,
    name: `Contact ${index}`,
    restricted: false,
    canEdit: true,
  }));
}

describe('A1 before it is sent', () => {
  it('finds nothing wrong with what is right', () => {
    expect(flawsOf(good, limits)).toEqual({});
    expect(flawsOf({ ...good, about: records(20) }, limits)).toEqual({});
  });

  it('misses a message and another person', () => {
    const flaws = flawsOf({ ...emptyDraft([]), message: ' \n ' }, limits);
    expect(flaws).toEqual({ participants: { kind: 'missing' }, message: { kind: 'missing' } });
    expect(firstFlawed(flaws)).toBe('participants');
  });

  it('counts code points, without the white space at the ends', () => {
    expect(flawsOf({ ...good, message: ' 👩‍🚀👩 ' }, limits)).toEqual({});
    expect(flawsOf({ ...good, subject: '123456 ' }, limits)).toEqual({
      subject: { kind: 'tooLong', by: 1 },
    });
  });

  it('allows 20 records, and one person fewer than may take part', () => {
    expect(flawsOf({ ...good, about: records(21) }, limits)).toEqual({
      about: { kind: 'tooMany', most: 20 },
    });
    expect(flawsOf({ ...good, participants: [alice, alice, alice] }, limits)).toEqual({
      participants: { kind: 'tooMany', most: 2 },
    });
  });
});

describe('what the server found wrong', () => {
  async function refusal(...fields: string[]) {
    const errors = fields.map((field) => ({ field, message: `${field} is wrong.` }));
    const body = { type: '/problems/invalid', title: '', status: 422, detail: '', errors };
    return ApiProblem.of(new Response(JSON.stringify(body), { status: 422 }));
  }

  it('is told at its field, by place within a list', async () => {
    const problem = await refusal(
      'participantIds[2]',
      'participantIds[0]',
      'about[1].id',
      'subject',
    );
    expect(flawsIn(problem)).toEqual({
      flaws: {
        participants: { kind: 'notChoosable', places: [2, 0] },
        about: { kind: 'notChoosable', places: [1] },
        subject: { kind: 'other', text: 'subject is wrong.' },
      },
      rest: [],
    });
  });

  it('is told beside the fields where it belongs to none', async () => {
    const found = flawsIn(await refusal('attachmentIds'));
    expect(found).toEqual({ flaws: {}, rest: ['attachmentIds is wrong.'] });
    expect(flawsIn(ApiProblem.unreachable(undefined))).toEqual({ flaws: {}, rest: [] });
  });

  it('I3 is told by the file itself where it is about one', async () => {
    const found = flawsIn(await refusal('attachmentIds[0]'));
    expect(found).toEqual({ flaws: {}, rest: [] });
  });
});
