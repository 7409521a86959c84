import { clsx } from 'clsx';
import { UserMinus } from 'lucide-react';
import type { Participant } from '@/api/types';
import { useMe } from '@/features/session/useSession';
import { useT } from '@/lib/i18n/I18n';
import { Avatar } from '@/ui/Avatar';
import { Badge } from '@/ui/Badge';
import { IconButton } from '@/ui/IconButton';
import { Time } from '@/ui/Time';
import styles from './ParticipantsDialog.module.css';

interface ParticipantRowProps {
  participant: Participant;
  /** Whether the reader may remove people at all; the creator and themselves they never may (D5). */
  canRemove: boolean;
  onRemove: () => void;
}

export function ParticipantRow({
  participant: { user, role, state, joinedAt, email, active },
  canRemove,
  onRemove,
}: ParticipantRowProps) {
  const t = useT();
  const isMe = user.id === useMe().id;
  return (
    <li className={clsx(styles.person, (state !== 'active' || !active) && styles.gone)}>
      <Avatar id={user.id} name={user.displayName} size="large" />
      <div className={styles.texts}>
        <p className={styles.name}>
          <bdi>{user.displayName}</bdi>
          {isMe && <span className={styles.you}>{t('participants.you')}</span>}
          {role === 'creator' && <Badge>{t('participants.creator')}</Badge>}
          {!active && <Badge>{t('people.deactivated')}</Badge>}
          {state !== 'active' && <Badge>{t('participants.state', { state })}</Badge>}
        </p>
        {email !== null && <p className={styles.email}>{email}</p>}
        <p className={styles.since}>
          {t('participants.since', { role })} <Time at={joinedAt} format="exact" />
        </p>
      </div>
      {canRemove && state === 'active' && role !== 'creator' && !isMe && (
        <IconButton
          label={t('participants.removeName', { name: user.displayName })}
          onPress={onRemove}
        >
          <UserMinus size={16} aria-hidden="true" />
        </IconButton>
      )}
    </li>
  );
}
