import { Button } from 'react-aria-components';
import type { Conversation } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import { Avatar } from '@/ui/Avatar';
import styles from './PeopleButton.module.css';

const FACES = 4;

interface PeopleButtonProps {
  conversation: Conversation;
  onPress: () => void;
}

/** The participants as a row of faces that opens the whole list. */
export function PeopleButton({ conversation, onPress }: PeopleButtonProps) {
  const t = useT();
  const current = conversation.participants.filter(
    ({ state, active }) => state === 'active' && active,
  );
  return (
    <Button className={styles.button ?? ''} aria-haspopup="dialog" onPress={onPress}>
      <span className={styles.faces}>
        {current.slice(0, FACES).map(({ user }) => (
          <Avatar key={user.id} id={user.id} name={user.displayName} size="small" />
        ))}
      </span>
      {t('conversation.people', { count: conversation.participantCount })}
    </Button>
  );
}
