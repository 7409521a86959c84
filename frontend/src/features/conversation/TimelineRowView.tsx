import type { Ref } from 'react';
import type { View } from '@/api/store/state';
import type { Conversation } from '@/api/types';
import { MessageBody } from '@/features/message/MessageBody';
import { dayName } from '@/lib/dates';
import { useLocale, useT } from '@/lib/i18n/I18n';
import { useNow } from '@/lib/useNow';
import { Avatar } from '@/ui/Avatar';
import { Time } from '@/ui/Time';
import styles from './TimelineRowView.module.css';
import type { TimelineRow } from './timelineRows';
import { useNoticeText } from './useNoticeText';

interface TimelineRowViewProps {
  row: TimelineRow;
  conversation: Conversation;
  view: View;
  unreadLine: Ref<HTMLLIElement>;
}

export function TimelineRowView({ row, conversation, view, unreadLine }: TimelineRowViewProps) {
  const t = useT();
  switch (row.kind) {
    case 'day':
      return <Day at={row.at} />;
    case 'unread':
      return (
        <li ref={unreadLine} tabIndex={-1} className={styles.unread}>
          <span>{t('conversation.new')}</span>
        </li>
      );
    case 'notice':
      return <Notice entry={row.entry} />;
    case 'message':
      return <Message row={row} conversation={conversation} view={view} />;
  }
}

function Day({ at }: { at: Date }) {
  const locale = useLocale();
  const now = useNow();
  return (
    <li className={styles.day}>
      <span>{dayName(at, now, locale)}</span>
    </li>
  );
}

function Notice({ entry }: Pick<Extract<TimelineRow, { kind: 'notice' }>, 'entry'>) {
  const text = useNoticeText(entry);
  return (
    <li data-seq={entry.seq} className={styles.notice}>
      {text} <Time at={entry.at} format="clock" className={styles.time} />
    </li>
  );
}

interface MessageProps extends Pick<TimelineRowViewProps, 'conversation' | 'view'> {
  row: Extract<TimelineRow, { kind: 'message' }>;
}

function Message({ row: { entry, author, at, startsGroup }, conversation, view }: MessageProps) {
  return (
    <li
      data-seq={'seq' in entry ? entry.seq : undefined}
      className={startsGroup ? styles.first : styles.next}
    >
      <div className={styles.gutter}>
        {startsGroup ? (
          <Avatar id={author.id} name={author.displayName} size="large" />
        ) : (
          <Time at={at} format="clock" className={styles.hoverTime} />
        )}
      </div>
      <div className={styles.body}>
        <div className={startsGroup ? styles.by : 'visually-hidden'}>
          <span className={styles.author}>{author.displayName}</span>
          {startsGroup && <Time at={at} format="clock" className={styles.time} />}
        </div>
        <MessageBody conversation={conversation} entry={entry} view={view} />
      </div>
    </li>
  );
}
