import type { Conversation } from '@/api/types';
import { ReplyBox } from '@/features/composer/ReplyBox';
import { type MessageId } from '@/lib/i18n/languages';
import { useT } from '@/lib/i18n/I18n';
import styles from './ConversationFooter.module.css';

interface ConversationFooterProps {
  conversation: Conversation;
  people: string;
}

/** The reply box, or why there is none. */
export function ConversationFooter({ conversation, people }: ConversationFooterProps) {
  const t = useT();
  return (
    <footer className={styles.footer}>
      {conversation.can.reply ? (
        <ReplyBox conversationId={conversation.id} to={people} />
      ) : (
        <p className={styles.why}>{t(whyNoReply(conversation))}</p>
      )}
    </footer>
  );
}

function whyNoReply({ membership, copyDeleted, status }: Conversation): MessageId {
  if (membership === 'none') return 'conversation.noReply.reader';
  if (membership === 'left') return 'conversation.noReply.left';
  if (membership === 'removed') return 'conversation.noReply.removed';
  if (copyDeleted) return 'problem.copy-deleted';
  return status === 'closed' ? 'problem.conversation-closed' : 'problem.not-a-participant';
}
