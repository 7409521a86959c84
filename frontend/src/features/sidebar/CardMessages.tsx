import { clsx } from 'clsx';
import type { Unsent } from '@/api/store/state';
import type { Conversation, Entry, UserRef } from '@/api/types';
import { useUnsent } from '@/api/store/useStore';
import { useProblemText } from '@/api/useProblemText';
import { MessageBody } from '@/features/message/MessageBody';
import { useMe } from '@/features/session/useSession';
import { useT } from '@/lib/i18n/I18n';
import { Avatar } from '@/ui/Avatar';
import { PrependAnchor } from '@/ui/PrependAnchor';
import { Time } from '@/ui/Time';
import styles from './CardMessages.module.css';
import type { useOlderMessages } from './useOlderMessages';

/** Within this time the next message of an author needs no time of its own. */
const SAME_TIME_MS = 5 * 60 * 1000;

interface CardMessagesProps {
  conversation: Conversation;
  older: ReturnType<typeof useOlderMessages>;
}

/** The newest three messages of a card, or with More older ones above them, and those on their way. */
export function CardMessages({ conversation, older }: CardMessagesProps) {
  const t = useT();
  const problemText = useProblemText();
  const { shown, isExpanded, turn, error } = older;
  const me = useMe();
  const unsent = useUnsent(conversation.id);
  const said: Said[] = [
    ...shown.map((entry) => ({ entry, author: entry.author, at: entry.at })),
    ...unsent.map((entry) => ({ entry, author: me, at: new Date(entry.since).toISOString() })),
  ];

  return (
    <div className={styles.messages}>
      {error !== null && (
        <p role="alert" className={styles.error}>
          {problemText(error)}
        </p>
      )}
      <PrependAnchor
        first={shown[0]?.seq}
        turn={turn}
        className={styles.list}
        aria-label={t('sidebar.messages')}
      >
        {said.map((each, index) => (
          <CardMessage
            key={'seq' in each.entry ? (each.entry.clientKey ?? each.entry.seq) : each.entry.key}
            conversation={conversation}
            said={each}
            before={said[index - 1]}
            isExpanded={isExpanded}
            isUnread={isUnread(each.entry, conversation, me.id)}
          />
        ))}
      </PrependAnchor>
    </div>
  );
}

interface Said {
  /** Without a seq it is on its way. */
  entry: Entry | Unsent;
  author: UserRef;
  at: string;
}

interface CardMessageProps {
  conversation: Conversation;
  said: Said;
  /** The message above it. */
  before: Said | undefined;
  isExpanded: boolean;
  isUnread: boolean;
}

/** A message; the avatar and the name of its author stand at the first one of several in a row. */
function CardMessage({ conversation, said, before, isExpanded, isUnread }: CardMessageProps) {
  const t = useT();
  const { entry, author, at } = said;
  const isNext = before?.author.id === author.id;
  const isSoon = isNext && Date.parse(at) - Date.parse(before.at) < SAME_TIME_MS;
  return (
    <li
      data-seq={'seq' in entry ? entry.seq : undefined}
      className={clsx(styles.message, isNext && styles.next)}
    >
      <div className={styles.gutter}>
        {isUnread && <span className={styles.dot} title={t('sidebar.new')} />}
        {!isNext && <Avatar id={author.id} name={author.displayName} size="small" />}
      </div>
      <div className={styles.body}>
        <MessageBody
          conversation={conversation}
          entry={entry}
          view="sidebar"
          fold={isExpanded ? 'narrow' : 'tight'}
          prefix={
            <span className={isSoon ? undefined : styles.by}>
              <bdi>
                <span className={isNext ? 'visually-hidden' : styles.author}>
                  {`${author.displayName} `}
                </span>
                <span className={isSoon ? 'visually-hidden' : styles.time}>
                  <Time at={at} />{' '}
                </span>
              </bdi>
            </span>
          }
        />
      </div>
    </li>
  );
}

function isUnread(entry: Entry | Unsent, { readThroughSeq }: Conversation, me: string): boolean {
  return 'seq' in entry && entry.seq > readThroughSeq && entry.author.id !== me && !entry.deleted;
}
