import { useRef } from 'react';
import type { Conversation } from '@/api/types';
import { ReplyBox } from '@/features/composer/ReplyBox';
import styles from './ConversationFooter.module.css';
import { NobodyElse } from './NobodyElse';
import { useCatchFocus } from './useCatchFocus';
import { WhyNoReply } from './WhyNoReply';

interface ConversationFooterProps {
  conversation: Conversation;
  people: string;
}

/** The reply box, or why there is none. */
export function ConversationFooter({ conversation, people }: ConversationFooterProps) {
  const footer = useRef<HTMLElement>(null);
  const canReply = conversation.can.reply;
  const focus = useCatchFocus(canReply, footer);
  return (
    <footer ref={footer} tabIndex={-1} className={styles.footer} {...focus}>
      <NobodyElse conversation={conversation} className={styles.alone} />
      {canReply ? (
        <ReplyBox conversationId={conversation.id} to={people} />
      ) : (
        <WhyNoReply conversation={conversation} className={styles.why} />
      )}
    </footer>
  );
}
