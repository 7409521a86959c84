import { Paperclip } from 'lucide-react';
import { useIntl } from 'react-intl';
import { shownName } from '@/lib/fileNames';
import { useT } from '@/lib/i18n/I18n';
import { Button } from '@/ui/Button';
import styles from './OutgoingMessages.module.css';
import { useOutgoing } from './useReply';

/** What the user has sent and the server has not taken yet, below what it has. */
export function OutgoingMessages({ conversationId }: { conversationId: string }) {
  const t = useT();
  const intl = useIntl();
  const { messages, retry, takeBack } = useOutgoing(conversationId);
  if (messages.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('composer.outgoing')}>
      {messages.map(({ key, text, attachments, state }) => (
        <li key={key} className={styles.message}>
          <p dir="auto" className={styles.text}>
            {text}
          </p>
          {attachments.length > 0 && (
            <p className={styles.files}>
              <Paperclip size={12} aria-hidden="true" />
              {intl.formatList(
                attachments.map(({ name }) => shownName(name)),
                { type: 'unit' },
              )}
            </p>
          )}
          {state === 'sending' ? (
            <p role="status" className={styles.state}>
              {t('composer.sending')}
            </p>
          ) : (
            <div className={styles.failed}>
              <p>{t('composer.notSent')}</p>
              <Button size="small" onPress={retry}>
                {t('composer.retry')}
              </Button>
              <Button size="small" variant="quiet" onPress={() => takeBack(key)}>
                {t('composer.takeBack')}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
