import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { Conversation } from '@/api/types';
import { usePeopleText } from '@/features/conversation/usePeopleText';
import { AppLink } from '@/lib/AppLink';
import { paths } from '@/lib/paths';
import styles from './HomeRow.module.css';

interface HomeRowProps {
  conversation: Conversation;
  isUnread?: boolean;
  /** Stands before the title. */
  icon: ReactNode;
  /** The newest message, or the draft. */
  children: ReactNode;
  /** Stands at the end. */
  end?: ReactNode;
}

/** A conversation on one line; the whole line leads there. */
export function HomeRow({ conversation, isUnread = false, icon, children, end }: HomeRowProps) {
  const people = usePeopleText(conversation);
  return (
    <li>
      <AppLink
        to={paths.conversation(conversation.id)}
        className={clsx(styles.row, isUnread && styles.unread)}
      >
        {icon}
        <bdi className={styles.title}>{conversation.subject ?? people}</bdi>
        <span className={styles.text}>{children}</span>
        {end}
      </AppLink>
    </li>
  );
}
