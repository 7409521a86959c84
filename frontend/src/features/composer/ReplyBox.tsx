import { useProblemText } from '@/api/useProblemText';
import { AttachButton } from '@/features/attachments/AttachButton';
import { FileDrop } from '@/features/attachments/FileDrop';
import { UploadList } from '@/features/attachments/UploadList';
import { useT } from '@/lib/i18n/I18n';
import { MessageBox } from './MessageBox';
import styles from './MessageBox.module.css';
import { useReply } from './useReply';

interface ReplyBoxProps {
  conversationId: string;
  /** The receivers of a reply, for the accessible name, because a sidebar has many of these boxes. */
  to: string;
  /** Whether it is one quiet word until it is used: while it is empty, or always. */
  folds?: 'empty' | 'always';
}

export function ReplyBox({ conversationId, to, folds }: ReplyBoxProps) {
  const t = useT();
  const problemText = useProblemText();
  const { text, refusal, composed, waitsFor, type, send } = useReply(conversationId);
  return (
    <FileDrop onFiles={composed.add} isWide={folds !== undefined}>
      <MessageBox
        label={t('composer.label', { to })}
        placeholder={t('composer.placeholder')}
        folds={folds}
        text={text}
        onType={type}
        submitLabel={t('composer.reply')}
        onSubmit={send}
        error={refusal && problemText(refusal)}
        action={<AttachButton onFiles={composed.add} className={styles.attach} />}
        files={<UploadList composed={composed} />}
        hasMore={composed.files.length > 0}
        waitsFor={waitsFor}
        onAttach={(file) => composed.add([file])}
      />
    </FileDrop>
  );
}
