import { UserX } from 'lucide-react';
import type { Conversation } from '@/api/types';
import { useNameList } from '@/features/people/useNameList';
import { useMe } from '@/features/session/useSession';
import { useT } from '@/lib/i18n/I18n';
import { namesApart } from '@/lib/namesApart';
import { Note } from '@/ui/Note';

interface NobodyElseProps {
  conversation: Conversation;
  className?: string | undefined;
}

/** Says so where everybody else who takes part was deactivated (D7): who writes there should know that nobody answers. */
export function NobodyElse({ conversation, className }: NobodyElseProps) {
  const t = useT();
  const me = useMe();
  const nameList = useNameList();
  const { participants, participantCount, membership, about } = conversation;
  const gone = participants.filter(
    ({ user, state, active }) => state === 'active' && !active && user.id !== me.id,
  );
  if (membership !== 'active' || participantCount > 1 || gone.length === 0) return null;
  const isRead = !conversation.private && about.length > 0;
  const names = nameList(
    namesApart(gone.map(({ user, email }) => ({ displayName: user.displayName, email }))),
  );
  return (
    <Note icon={<UserX size={16} aria-hidden="true" />} className={className}>
      <p>
        {t(isRead ? 'conversation.aloneOnRecord' : 'conversation.alone', {
          names,
          count: gone.length,
        })}
      </p>
    </Note>
  );
}
