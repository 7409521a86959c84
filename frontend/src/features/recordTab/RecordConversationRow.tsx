import { clsx } from 'clsx';
import type { Conversation, CrmRecord, RecordRef } from '@/api/types';
import { AboutList } from '@/features/conversation/AboutList';
import { PrivateBadge } from '@/features/conversation/PrivateBadge';
import { StatusBadge } from '@/features/conversation/StatusBadge';
import { usePeopleText } from '@/features/conversation/usePeopleText';
import { AppLink } from '@/lib/AppLink';
import { useT } from '@/lib/i18n/I18n';
import { paths } from '@/lib/paths';
import { Badge } from '@/ui/Badge';
import { Time } from '@/ui/Time';
import styles from './RecordConversationRow.module.css';

interface RecordConversationRowProps {
  record: CrmRecord;
  conversation: Conversation;
}

/** One conversation in the tab of a record; the whole row leads to it. */
export function RecordConversationRow({ record, conversation }: RecordConversationRowProps) {
  const t = useT();
  const people = usePeopleText(conversation);
  const { id, subject, unreadCount, membership, messageCount } = conversation;
  const last = conversation.messages.at(-1);
  return (
    <li className={clsx(styles.row, unreadCount > 0 && styles.unread)}>
      <div className={styles.line}>
        <h2 className={styles.title}>
          <AppLink to={paths.recordConversation(record.type, record.id, id)}>
            <bdi>{subject ?? people}</bdi>
          </AppLink>
        </h2>
        {unreadCount > 0 && (
          <Badge tone="count">
            {unreadCount}
            <span className="visually-hidden">{t('sidebar.unread')}</span>
          </Badge>
        )}
        <Time at={conversation.lastActivityAt} className={styles.time} />
      </div>
      {last && (
        <p className={styles.last}>
          <span className={styles.author}>{last.author.displayName}</span>{' '}
          <bdi className={clsx(last.deleted && styles.deleted)}>
            {last.deleted ? t('message.deleted') : last.text}
          </bdi>
        </p>
      )}
      <div className={styles.meta}>
        <StatusBadge status={conversation.status} />
        {conversation.private && <PrivateBadge />}
        {subject !== null && <span className={styles.people}>{people}</span>}
        <span>{t('recordTab.messages', { count: messageCount })}</span>
        {membership === 'none' && <span>{t('recordTab.reader')}</span>}
        <AboutList about={othersThan(record, conversation.about)} className={styles.about} />
      </div>
    </li>
  );
}

/** A reference without id stands for this record, if no other reference names it. */
function othersThan(record: CrmRecord, about: RecordRef[]): RecordRef[] {
  const isThis = (ref: RecordRef) => ref.type === record.type && ref.id === record.id;
  const isHidden = (ref: RecordRef) => ref.type === record.type && ref.id === undefined;
  const here = about.find(isThis) ?? about.find(isHidden);
  return about.filter((ref) => ref !== here);
}
