import type { ReactNode } from 'react';
import type { View } from '@/api/store/state';
import type { Entry } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import { type Fold, FoldedText } from '@/ui/FoldedText';
import styles from './MessageText.module.css';
import { VersionsButton } from './VersionsButton';

interface MessageTextProps {
  conversationId: string;
  entry: Entry;
  fold: Fold;
  prefix?: ReactNode;
  view: View;
}

/** The words of a message; 'edited' leads to its earlier ones. */
export function MessageText({ conversationId, entry, fold, prefix, view }: MessageTextProps) {
  const t = useT();
  if (entry.deleted) {
    return (
      <p>
        {prefix}
        <span className={styles.deleted}>{t('message.deleted')}</span>
      </p>
    );
  }
  return (
    <FoldedText
      text={entry.text ?? ''}
      fold={fold}
      prefix={prefix}
      moreLabel={t('conversation.unfold')}
      lessLabel={t('conversation.fold')}
      suffix={
        entry.editedAt !== null && (
          <>
            {' '}
            <VersionsButton conversationId={conversationId} seq={entry.seq} view={view} />
          </>
        )
      }
    />
  );
}
