import type { Conversation } from '@/api/types';

const MOST_NAMES = 3;

type Peopled = Pick<Conversation, 'participants' | 'participantCount' | 'membership'>;

/**
 * Whom a conversation is with, for its reader: the names of the others who take part now (of those who did, when
 * there are no others left), and how many more there are.
 */
export function namesOfOthers(
  { participants, participantCount, membership }: Peopled,
  readerId: string,
): { names: string[]; more: number } {
  const others = participants.filter(({ user }) => user.id !== readerId);
  const active = others.filter(({ state }) => state === 'active');
  const shown = (active.length > 0 ? active : others).slice(0, MOST_NAMES);
  const count =
    active.length > 0 ? participantCount - (membership === 'active' ? 1 : 0) : others.length;
  return {
    names: shown.map(({ user }) => user.displayName),
    more: Math.max(0, count - shown.length),
  };
}
