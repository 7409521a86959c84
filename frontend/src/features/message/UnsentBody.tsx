import { Paperclip } from 'lucide-react';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { Unsent } from '@/api/store/state';
import { useComposer } from '@/features/composer/ComposerProvider';
import { shownName } from '@/lib/fileNames';
import { useT } from '@/lib/i18n/I18n';
import { Button } from '@/ui/Button';
import { type Fold, FoldedText } from '@/ui/FoldedText';
import styles from './UnsentBody.module.css';

interface UnsentBodyProps {
  message: Unsent;
  fold: Fold;
  prefix?: ReactNode;
}

/** A message that the user has sent and the server has not accepted yet. */
export function UnsentBody({ message, fold, prefix }: UnsentBodyProps) {
  const t = useT();
  const { outbox } = useComposer();
  const { key, conversationId, text, state } = message;
  return (
    <>
      <FoldedText
        text={text}
        fold={fold}
        prefix={prefix}
        className={styles.text}
        moreLabel={t('conversation.unfold')}
        lessLabel={t('conversation.fold')}
      />
      <Files message={message} />
      {state === 'sending' ? (
        <p role="status" className={styles.state}>
          {t('composer.sending')}
        </p>
      ) : (
        <div className={styles.unsent}>
          <p className={state === 'failed' ? styles.failed : styles.state}>
            {t(state === 'failed' ? 'composer.failed' : 'composer.waiting')}
          </p>
          {state === 'failed' && (
            <Button size="small" onPress={() => void outbox.sendAllOf(conversationId)}>
              {t('composer.retry')}
            </Button>
          )}
          <Button size="small" variant="quiet" onPress={() => void outbox.takeBack(key)}>
            {t('composer.takeBack')}
          </Button>
        </div>
      )}
    </>
  );
}

function Files({ message: { attachments } }: { message: Unsent }) {
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
