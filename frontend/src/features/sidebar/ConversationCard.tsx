import { clsx } from 'clsx';
import { ArrowUpRight, Check } from 'lucide-react';
import { memo, useId, useRef } from 'react';
import type { Conversation } from '@/api/types';
import { ReplyBox } from '@/features/composer/ReplyBox';
import { useReply } from '@/features/composer/useReply';
import { AboutList } from '@/features/conversation/AboutList';
import { ConversationDialog } from '@/features/conversation/ConversationDialog';
import { ConversationMenu } from '@/features/conversation/ConversationMenu';
import { MutedSign } from '@/features/conversation/MutedSign';
import { NobodyElse } from '@/features/conversation/NobodyElse';
import { PrivateBadge } from '@/features/conversation/PrivateBadge';
import { StatusBadge } from '@/features/conversation/StatusBadge';
import { useCatchFocus } from '@/features/conversation/useCatchFocus';
import { useMarkRead } from '@/features/conversation/useConversationActions';
import { useConversationDialogs } from '@/features/conversation/useConversationDialogs';
import { usePeopleText } from '@/features/conversation/usePeopleText';
import { WhyNoReply } from '@/features/conversation/WhyNoReply';
import { AppLink } from '@/lib/AppLink';
import { catchFocus } from '@/lib/catchFocus';
import { useT } from '@/lib/i18n/I18n';
import { paths } from '@/lib/paths';
import { Badge } from '@/ui/Badge';
import { IconButton } from '@/ui/IconButton';
import { Time } from '@/ui/Time';
import { CardMessages } from './CardMessages';
import styles from './ConversationCard.module.css';

interface ConversationCardProps {
  conversation: Conversation;
  position: number;
  /** -1 while it is not known how many there are. */
  setSize: number;
}

export const ConversationCard = memo(function ConversationCard({
  conversation,
  position,
  setSize,
}: ConversationCardProps) {
  const t = useT();
  const id = useId();
  const card = useRef<HTMLElement>(null);
  const people = usePeopleText(conversation);
  const markRead = useMarkRead();
  const dialogs = useConversationDialogs(conversation, () => focusBeside(card.current));
  const { unreadCount, subject, can } = conversation;
  const focus = useCatchFocus(can.reply, card);
  return (
    <article
      ref={card}
      tabIndex={-1}
      aria-labelledby={`${id}-people`}
      aria-posinset={position}
      aria-setsize={setSize}
      className={clsx(styles.card, unreadCount > 0 && styles.unread)}
      {...focus}
    >
      <header className={styles.header}>
        <h3 id={`${id}-people`} className={styles.people}>
          <AppLink to={paths.conversation(conversation.id)}>{people}</AppLink>
        </h3>
        {unreadCount > 0 && (
          <Badge tone="count">
            {unreadCount}
            <span className="visually-hidden">{t('sidebar.unread')}</span>
          </Badge>
        )}
        <Time at={conversation.lastActivityAt} className={styles.time} />
      </header>
      <AboutList about={conversation.about} className={styles.about} />
      <div className={styles.meta}>
        <StatusBadge status={conversation.status} />
        {conversation.private && <PrivateBadge />}
        {conversation.muted && <MutedSign />}
        <p className={styles.subject}>
          <bdi>{subject}</bdi>
        </p>
        <span className={styles.actions}>
          {can.markRead && (
            <IconButton
              label={t('sidebar.markRead')}
              className={styles.action}
              onPress={() =>
                markRead.mutate(conversation, { onSuccess: () => catchFocus(() => card.current) })
              }
            >
              <Check size={15} aria-hidden="true" />
            </IconButton>
          )}
          <AppLink
            to={paths.conversation(conversation.id)}
            aria-label={t('sidebar.open', { people })}
            title={t('sidebar.open', { people })}
            className={styles.open}
          >
            <ArrowUpRight size={15} aria-hidden="true" />
          </AppLink>
          <ConversationMenu
            conversation={conversation}
            people={people}
            dialogs={dialogs}
            className={styles.action}
          />
        </span>
      </div>
      <CardMessages conversation={conversation} />
      <NobodyElse conversation={conversation} />
      <CardReply conversation={conversation} people={people} />
      <ConversationDialog conversation={conversation} dialogs={dialogs} />
    </article>
  );
});

interface CardReplyProps {
  conversation: Conversation;
  people: string;
}

/** The reply box. That a conversation is closed its badge says; but who was about to reply is told why they can't. */
function CardReply({ conversation, people }: CardReplyProps) {
  const { text, refusal } = useReply(conversation.id);
  if (conversation.can.reply) return <ReplyBox conversationId={conversation.id} to={people} />;
  const isTold = conversation.membership !== 'active' || text !== '' || refusal !== undefined;
  return isTold && <WhyNoReply conversation={conversation} />;
}

/** The card goes; the one below it, or above, has the focus then. */
function focusBeside(card: HTMLElement | null) {
  const cards = [...(card?.closest('[role="feed"]')?.querySelectorAll('article') ?? [])];
  const at = cards.findIndex((each) => each === card);
  catchFocus(() => cards[at + 1] ?? cards[at - 1]);
}
