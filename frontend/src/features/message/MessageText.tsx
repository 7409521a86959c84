import type { View } from '@/api/store/state';
import type { Entry } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import { FoldedText } from '@/ui/FoldedText';
import styles from './MessageText.module.css';
import { VersionsButton } from './VersionsButton';

interface MessageTextProps {
  conversationId: string;
  entry: Entry;
  folds?: boolean;
  view: View;
}

/** The words of a message; 'edited' leads to its earlier ones. */
export function MessageText({ conversationId, entry, folds = false, view }: MessageTextProps) {
  const t = useT();
  if (entry.deleted) return <p className={styles.deleted}>{t('message.deleted')}</p>;
  return (
    <FoldedText
      text={entry.text ?? ''}
      isRoomy={!folds}
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
