import { useProblemText } from '@/api/useProblemText';
import { useT } from '@/lib/i18n/I18n';
import { MessageBox } from './MessageBox';
import { useReply } from './useReply';

interface ReplyBoxProps {
  conversationId: string;
  /** Whom a reply goes to, for the accessible name: a sidebar has many of these boxes. */
  to: string;
}

export function ReplyBox({ conversationId, to }: ReplyBoxProps) {
  const t = useT();
  const problemText = useProblemText();
  const { text, refusal, type, send } = useReply(conversationId);
  return (
    <MessageBox
      label={t('composer.label', { to })}
      placeholder={t('composer.placeholder')}
      text={text}
      onType={type}
      submitLabel={t('composer.reply')}
      onSubmit={send}
      error={refusal && problemText(refusal)}
    />
  );
}
