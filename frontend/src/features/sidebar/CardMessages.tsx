import { useRef } from 'react';
import type { Conversation } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { MessageBody } from '@/features/message/MessageBody';
import { useT } from '@/lib/i18n/I18n';
import { Avatar } from '@/ui/Avatar';
import { Button } from '@/ui/Button';
import { PrependAnchor } from '@/ui/PrependAnchor';
import { Spinner } from '@/ui/Spinner';
import { Time } from '@/ui/Time';
import styles from './CardMessages.module.css';
import { useOlderMessages } from './useOlderMessages';

/** The newest three messages of a card; More puts older ones above them, Less takes these away again. */
export function CardMessages({ conversation }: { conversation: Conversation }) {
  const t = useT();
  const problemText = useProblemText();
  const { shown, remaining, isExpanded, turn, isLoading, error, more, less } =
    useOlderMessages(conversation);
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
          <li key={entry.seq} data-seq={entry.seq} className={styles.message}>
            <Avatar id={entry.author.id} name={entry.author.displayName} size="small" />
            <div className={styles.body}>
              <div className={styles.by}>
                <span className={styles.author}>{entry.author.displayName}</span>
                <Time at={entry.at} className={styles.time} />
              </div>
              <MessageBody conversation={conversation} entry={entry} folds />
            </div>
          </li>
        ))}
      </PrependAnchor>
    </div>
  );
}
