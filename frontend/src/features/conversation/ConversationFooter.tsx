import { useEffect, useRef } from 'react';
import type { Conversation } from '@/api/types';
import { ReplyBox } from '@/features/composer/ReplyBox';
import { catchFocus } from '@/lib/catchFocus';
import styles from './ConversationFooter.module.css';
import { WhyNoReply } from './WhyNoReply';

interface ConversationFooterProps {
  conversation: Conversation;
  people: string;
}

/** The reply box, or why there is none. */
export function ConversationFooter({ conversation, people }: ConversationFooterProps) {
  const footer = useRef<HTMLElement>(null);
  const canReply = conversation.can.reply;
  const could = useRef(canReply);
  // Somebody closes it while one is typing: the draft is kept, and the focus is not lost.
  useEffect(() => {
    if (could.current !== canReply) catchFocus(() => footer.current);
    could.current = canReply;
  }, [canReply]);
  return (
    <footer ref={footer} tabIndex={-1} className={styles.footer}>
      {canReply ? (
        <ReplyBox conversationId={conversation.id} to={people} />
      ) : (
        <WhyNoReply conversation={conversation} className={styles.why} />
      )}
    </footer>
  );
}
