import type { Conversation } from '@/api/types';
import { namesApart } from '@/lib/namesApart';

const MAX_NAMES = 3;

type Peopled = Pick<Conversation, 'participants' | 'participantCount' | 'membership'>;

/**
 * The people of a conversation, for its reader: the names of the other current participants (of the former ones if there are
 * no others left), and the number of further ones. Deactivated users do not count (D7).
 */
export function namesOfOthers(
  { participants, participantCount, membership }: Peopled,
  readerId: string,
): { names: string[]; more: number } {
  const others = participants.filter(({ user }) => user.id !== readerId);
  const current = others.filter(({ state, active }) => state === 'active' && active);
  const shown = (current.length > 0 ? current : others).slice(0, MAX_NAMES);
  const count =
    current.length > 0 ? participantCount - (membership === 'active' ? 1 : 0) : others.length;
  return {
    names: namesApart(shown.map(({ user, email }) => ({ displayName: user.displayName, email }))),
    more: Math.max(0, count - shown.length),
  };
}
