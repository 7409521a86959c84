import type { Entry } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import { FoldedText } from '@/ui/FoldedText';
import styles from './MessageText.module.css';

interface MessageTextProps {
  entry: Entry;
  /** Folds a long text until the reader asks for it. */
  folds?: boolean;
}

/** The words of a message. */
export function MessageText({ entry, folds = false }: MessageTextProps) {
  const t = useT();
  if (entry.deleted) return <p className={styles.deleted}>{t('conversation.deleted')}</p>;
  return (
    <FoldedText
      text={entry.text ?? ''}
      folds={folds}
      moreLabel={t('conversation.unfold')}
      lessLabel={t('conversation.fold')}
      suffix={
        entry.editedAt !== null && (
          <span className={styles.edited}> {t('conversation.edited')}</span>
        )
      }
    />
  );
}
