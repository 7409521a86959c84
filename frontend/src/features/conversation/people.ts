import type { Conversation } from '@/api/types';
import { namesApart } from '@/lib/namesApart';

const MOST_NAMES = 3;

type Peopled = Pick<Conversation, 'participants' | 'participantCount' | 'membership'>;

/**
 * Whom a conversation is with, for its reader: the names of the others who take part now (of those who did, when
 * there are no others left), and how many more there are. Who is deactivated takes no part (D7).
 */
export function namesOfOthers(
  { participants, participantCount, membership }: Peopled,
  readerId: string,
): { names: string[]; more: number } {
  const others = participants.filter(({ user }) => user.id !== readerId);
  const current = others.filter(({ state, active }) => state === 'active' && active);
  const shown = (current.length > 0 ? current : others).slice(0, MOST_NAMES);
  const count =
    current.length > 0 ? participantCount - (membership === 'active' ? 1 : 0) : others.length;
  return {
    names: namesApart(shown.map(({ user, email }) => ({ displayName: user.displayName, email }))),
    more: Math.max(0, count - shown.length),
  };
}
