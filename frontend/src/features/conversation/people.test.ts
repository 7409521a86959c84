import { expect, it } from 'vitest';
import type { Participant } from '@/api/types';
import { alice } from '@/test/fixtures';
import { namesOfOthers } from './people';

function person(name: string, state: Participant['state'] = 'active'): Participant {
  const id = name === 'Alice' ? alice.id : name;
  return {
    user: { id, displayName: name },
    role: 'member',
    state,
    joinedAt: '2026-11-20T09:00:00Z',
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
  expect(namesOfOthers({ participants, participantCount }, alice.id)).toEqual({ names, more });
});
