import { useQuery } from '@tanstack/react-query';
import { Eye } from 'lucide-react';
import { keys } from '@/api/keys';
import type { Conversation, User } from '@/api/types';
import { useNameList } from '@/features/people/useNameList';
import { useRecordName } from '@/features/record/useRecordName';
import { useT } from '@/lib/i18n/I18n';
import { Note } from '@/ui/Note';
import { allParticipants } from './allParticipants';
import styles from './InviteDialog.module.css';

interface WhatTheySeeProps {
  conversation: Conversation;
  chosen: readonly User[];
}

/** Says plainly, before they are invited, what they will see (D1, D2, D6). */
export function InvitePreview({
  conversation: { id: conversationId, about, private: isPrivate },
  chosen,
}: WhatTheySeeProps) {
  const t = useT();
  const nameList = useNameList();
  const recordName = useRecordName();
  const isOnRecords = !isPrivate && about.length > 0;
  const { data: participants } = useQuery({
    queryKey: keys.allParticipants(conversationId),
    queryFn: ({ signal }) => allParticipants(conversationId, signal),
    // Participants who have left since the last request must be included.
    gcTime: 0,
  });
  const wereHere = chosen.filter(({ id }) =>
    participants?.some(({ user, state }) => user.id === id && state !== 'active'),
  );
  const records = nameList(about.map(({ type, name }) => recordName({ type, name: name ?? null })));
  return (
    <Note
      role="status"
      tone={isOnRecords ? 'accent' : 'neutral'}
      icon={<Eye size={16} aria-hidden="true" />}
    >
      <div className={styles.sees}>
        <p>
          <strong>{t('participants.theySee')}</strong> {t('participants.theySee.after')}
        </p>
        {participants === undefined && chosen.length > 0 && (
          <p>{t('participants.theySee.perhapsAgain')}</p>
        )}
        {wereHere.length > 0 && (
          <p>
            {t('participants.theySee.again', {
              names: nameList(wereHere.map(({ displayName }) => displayName)),
              count: wereHere.length,
            })}
          </p>
        )}
        {isOnRecords && <p>{t('participants.theySee.record', { records, count: about.length })}</p>}
      </div>
    </Note>
  );
}
