import { expect, it } from 'vitest';
import type { Conversation, Participant } from '@/api/types';
import { alice } from '@/test/fixtures';
import { namesOfOthers } from './people';

function person(name: string, state: Participant['state'] = 'active'): Participant {
  const id = name === 'Alice' ? alice.id : name;
  return {
    user: { id, displayName: name },
    role: 'member',
    state,
    joinedAt: '2026-11-20T09:00:00Z',
    email: null,
    active: true,
  };
}

it.each([
  ['names the others', [person('Alice'), person('Bob')], 2, ['Bob'], 0],
  [
    'counts those beyond three',
    [person('Bob'), person('Carol'), person('Alice'), person('Dave'), person('Erin')],
    14,
    ['Bob', 'Carol', 'Dave'],
    10,
  ],
  [
    'leaves out who left',
    [person('Alice'), person('Bob', 'left'), person('Carol')],
    2,
    ['Carol'],
    0,
  ],
  ['names who was there when nobody is', [person('Alice'), person('Bob', 'left')], 1, ['Bob'], 0],
  [
    'counts all when the reader left',
    [person('Alice', 'left'), person('Bob'), person('Carol')],
    2,
    ['Bob', 'Carol'],
    0,
  ],
])('%s', (_, participants, participantCount, names, more) => {
  const membership: Conversation['membership'] =
    participants.find(({ user }) => user.id === alice.id)?.state ?? 'none';
  const conversation = { participants, participantCount, membership };
  expect(namesOfOthers(conversation, alice.id)).toEqual({ names, more });
});

it('does not count a reader among the others who is not one of the first in a list', () => {
  const participants = ['Bob', 'Carol', 'Dave', 'Erin'].map((name) => person(name));
  const conversation = { participants, participantCount: 12, membership: 'active' as const };
  expect(namesOfOthers(conversation, alice.id).more).toBe(8);
});
