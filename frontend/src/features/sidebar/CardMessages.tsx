import { clsx } from 'clsx';
import type { Conversation } from '@/api/types';
import { useUnsent } from '@/api/store/useStore';
import { useProblemText } from '@/api/useProblemText';
import { MessageBody } from '@/features/message/MessageBody';
import { isSoonAfter, isUnread, keyOf, type Spoken, spokenOf } from '@/features/message/spoken';
import { useMe } from '@/features/session/useSession';
import { useT } from '@/lib/i18n/I18n';
import { Avatar } from '@/ui/Avatar';
import { PrependAnchor } from '@/ui/PrependAnchor';
import { Time } from '@/ui/Time';
import styles from './CardMessages.module.css';
import type { useOlderMessages } from './useOlderMessages';

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
  const spoken = spokenOf(shown, unsent, me);
  const reader = { id: me.id, readThroughSeq: conversation.readThroughSeq };

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
        {spoken.map((each, index) => (
          <CardMessage
            key={keyOf(each)}
            conversation={conversation}
            spoken={each}
            before={spoken[index - 1]}
            isExpanded={isExpanded}
            isNew={isUnread(each.entry, reader)}
          />
        ))}
      </PrependAnchor>
    </div>
  );
}

interface CardMessageProps {
  conversation: Conversation;
  spoken: Spoken;
  /** The message above it. */
  before: Spoken | undefined;
  isExpanded: boolean;
  isNew: boolean;
}

/** A message; the avatar and the name of its author stand at the first one of several in a row. */
function CardMessage({ conversation, spoken, before, isExpanded, isNew }: CardMessageProps) {
  const t = useT();
  const { entry, author, at } = spoken;
  const isNext = before?.author.id === author.id;
  const isSoon = before !== undefined && isSoonAfter(before, spoken);
  return (
    <li
      data-seq={'seq' in entry ? entry.seq : undefined}
      className={clsx(styles.message, isNext && styles.next)}
    >
      <div className={styles.gutter}>
        {isNew && <span className={styles.dot} title={t('sidebar.new')} />}
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
