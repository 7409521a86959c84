import { useRef } from 'react';
import type { Unsent } from '@/api/store/state';
import type { Conversation, Entry, UserRef } from '@/api/types';
import { useUnsent } from '@/api/store/useStore';
import { useProblemText } from '@/api/useProblemText';
import { MessageBody } from '@/features/message/MessageBody';
import { useMe } from '@/features/session/useSession';
import { useT } from '@/lib/i18n/I18n';
import { Avatar } from '@/ui/Avatar';
import { Button } from '@/ui/Button';
import { PrependAnchor } from '@/ui/PrependAnchor';
import { Spinner } from '@/ui/Spinner';
import { Time } from '@/ui/Time';
import styles from './CardMessages.module.css';
import { useOlderMessages } from './useOlderMessages';

/** The newest three messages of a card, and those on their way; More puts older ones above them, Less takes these away again. */
export function CardMessages({ conversation }: { conversation: Conversation }) {
  const t = useT();
  const problemText = useProblemText();
  const { shown, remaining, isExpanded, turn, isLoading, error, more, less } =
    useOlderMessages(conversation);
  const me = useMe();
  const unsent = useUnsent(conversation.id);
  const buttons = useRef<HTMLDivElement>(null);

  /** A button that goes away takes the focus with it: it moves to the one beside it. */
  function lessAndFocusMore() {
    less();
    requestAnimationFrame(() => buttons.current?.querySelector('button')?.focus());
  }

  return (
    <div className={styles.messages} data-expanded={isExpanded ? '' : undefined}>
      {(remaining > 0 || isExpanded) && (
        <div ref={buttons} className={styles.buttons}>
          {remaining > 0 && (
            <Button size="small" variant="quiet" onPress={more}>
              {t('sidebar.more', { count: remaining })}
            </Button>
          )}
          {isExpanded && (
            <Button
              size="small"
              variant="quiet"
              onPress={lessAndFocusMore}
              autoFocus={remaining === 0}
            >
              {t('sidebar.less')}
            </Button>
          )}
          {isLoading && <Spinner label={t('app.loading')} />}
        </div>
      )}
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
        {shown.map((entry) => (
          <CardMessage
            key={entry.clientKey ?? entry.seq}
            conversation={conversation}
            entry={entry}
            author={entry.author}
            at={entry.at}
          />
        ))}
        {unsent.map((message) => (
          <CardMessage
            key={message.key}
            conversation={conversation}
            entry={message}
            author={me}
            at={new Date(message.since).toISOString()}
          />
        ))}
      </PrependAnchor>
    </div>
  );
}

interface CardMessageProps {
  conversation: Conversation;
  entry: Entry | Unsent;
  author: UserRef;
  at: string;
}

function CardMessage({ conversation, entry, author, at }: CardMessageProps) {
  return (
    <li data-seq={'seq' in entry ? entry.seq : undefined} className={styles.message}>
      <Avatar id={author.id} name={author.displayName} size="small" />
      <div className={styles.body}>
        <div className={styles.by}>
          <span className={styles.author}>{author.displayName}</span>
          <Time at={at} className={styles.time} />
        </div>
        <MessageBody conversation={conversation} entry={entry} view="sidebar" folds />
      </div>
    </li>
  );
}
