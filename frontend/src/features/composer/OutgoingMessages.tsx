import { clsx } from 'clsx';
import { Paperclip } from 'lucide-react';
import { useIntl } from 'react-intl';
import { useMe } from '@/features/session/useSession';
import { shownName } from '@/lib/fileNames';
import { useT } from '@/lib/i18n/I18n';
import { Avatar } from '@/ui/Avatar';
import { Button } from '@/ui/Button';
import { FoldedText } from '@/ui/FoldedText';
import styles from './OutgoingMessages.module.css';
import type { Outgoing } from './outbox';
import { useOutgoing } from './useReply';

interface OutgoingMessagesProps {
  conversationId: string;
  /** Whether they stand in a card rather than on a page. */
  isCompact?: boolean;
}

/** The messages that the user has sent and the server has not accepted yet, below the accepted ones and in the same form. */
export function OutgoingMessages({ conversationId, isCompact = false }: OutgoingMessagesProps) {
  const t = useT();
  const me = useMe();
  const { messages, retry, takeBack } = useOutgoing(conversationId);
  if (messages.length === 0) return null;
  return (
    <ul
      className={clsx(styles.list, isCompact && styles.compact)}
      aria-label={t('composer.outgoing')}
    >
      {messages.map((message) => (
        <li key={message.key} className={styles.message}>
          <Avatar id={me.id} name={me.displayName} size={isCompact ? 'small' : 'large'} />
          <div className={styles.body}>
            <p className={styles.author}>
              <bdi>{me.displayName}</bdi>
            </p>
            <FoldedText
              text={message.text}
              isRoomy={!isCompact}
              className={styles.text}
              moreLabel={t('conversation.unfold')}
              lessLabel={t('conversation.fold')}
            />
            <Files message={message} />
            {message.state === 'sending' ? (
              <p role="status" className={styles.state}>
                {t('composer.sending')}
              </p>
            ) : (
              <div className={styles.unsent}>
                <p className={message.state === 'failed' ? styles.failed : styles.state}>
                  {t(message.state === 'failed' ? 'composer.failed' : 'composer.waiting')}
                </p>
                {message.state === 'failed' && (
                  <Button size="small" onPress={retry}>
                    {t('composer.retry')}
                  </Button>
                )}
                <Button size="small" variant="quiet" onPress={() => takeBack(message.key)}>
                  {t('composer.takeBack')}
                </Button>
              </div>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Files({ message: { attachments } }: { message: Outgoing }) {
  const intl = useIntl();
  if (attachments.length === 0) return null;
  const names = attachments.map(({ name }) => shownName(name));
  return (
    <p className={styles.files}>
      <Paperclip size={12} aria-hidden="true" />
      {intl.formatList(names, { type: 'unit' })}
    </p>
  );
}
