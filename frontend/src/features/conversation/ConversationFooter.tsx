import type { Conversation } from '@/api/types';
import { ReplyBox } from '@/features/composer/ReplyBox';
import styles from './ConversationFooter.module.css';
import { WhyNoReply } from './WhyNoReply';

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
        <WhyNoReply conversation={conversation} className={styles.why} />
      )}
    </footer>
  );
}
