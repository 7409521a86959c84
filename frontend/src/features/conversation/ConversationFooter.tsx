import type { Conversation } from '@/api/types';
import { ReplyBox } from '@/features/composer/ReplyBox';
import { useReply } from '@/features/composer/useReply';
import { useT } from '@/lib/i18n/I18n';
import type { MessageId } from '@/lib/i18n/languages';
import styles from './ConversationFooter.module.css';

interface ConversationFooterProps {
  conversation: Conversation;
  people: string;
}

/** The reply box, or why there is none. */
export function ConversationFooter({ conversation, people }: ConversationFooterProps) {
  return (
    <footer className={styles.footer}>
      {conversation.can.reply ? (
        <ReplyBox conversationId={conversation.id} to={people} />
      ) : (
        <WhyNoReply conversation={conversation} />
      )}
    </footer>
  );
}

function WhyNoReply({ conversation }: { conversation: Conversation }) {
  const t = useT();
  const hasDraft = useReply(conversation.id).text !== '';
  return (
    <p className={styles.why}>
      {t(reasonFor(conversation))}
      {hasDraft && <> {t('conversation.draftKept')}</>}
    </p>
  );
}

function reasonFor({ membership, copyDeleted, status }: Conversation): MessageId {
  if (membership === 'none') return 'conversation.noReply.reader';
  if (membership === 'left') return 'conversation.noReply.left';
  if (membership === 'removed') return 'conversation.noReply.removed';
  if (copyDeleted) return 'problem.copy-deleted';
  return status === 'closed' ? 'problem.conversation-closed' : 'problem.not-a-participant';
}
