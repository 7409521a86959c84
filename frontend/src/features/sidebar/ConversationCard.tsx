import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import { memo, useId, useRef } from 'react';
import type { Conversation } from '@/api/types';
import { ReplyBox } from '@/features/composer/ReplyBox';
import { useReply } from '@/features/composer/useReply';
import { AboutList } from '@/features/conversation/AboutList';
import { ConversationDialog } from '@/features/conversation/ConversationDialog';
import { ConversationMenu } from '@/features/conversation/ConversationMenu';
import { LeftBadge } from '@/features/conversation/LeftBadge';
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
import { Button } from '@/ui/Button';
import { IconButton } from '@/ui/IconButton';
import { Spinner } from '@/ui/Spinner';
import { Time } from '@/ui/Time';
import { CardMessages } from './CardMessages';
import styles from './ConversationCard.module.css';
import { useOlderMessages } from './useOlderMessages';
import { uncoverPage } from './useSidebarOpen';

interface ConversationCardProps {
  conversation: Conversation;
  position: number;
  /** -1 while it is not known how many there are. */
  setSize: number;
  /** Whether it is what the page shows. */
  isCurrent?: boolean;
}

/** A conversation on some lines: the subject, with whom and about what, and what was said last. */
export const ConversationCard = memo(function ConversationCard({
  conversation,
  position,
  setSize,
  isCurrent = false,
}: ConversationCardProps) {
  const t = useT();
  const id = useId();
  const card = useRef<HTMLElement>(null);
  const people = usePeopleText(conversation);
  const markRead = useMarkRead();
  const dialogs = useConversationDialogs(conversation, () => focusBeside(card.current));
  const older = useOlderMessages(conversation);
  const { unreadCount, subject, can, status, membership } = conversation;
  const focus = useCatchFocus(can.reply, card);

  /** A button that goes away takes the focus with it: it moves to the one that undoes it. */
  function lessAndFocusMore() {
    older.less();
    requestAnimationFrame(() =>
      card.current?.querySelector<HTMLElement>(`.${styles.more}`)?.focus(),
    );
  }

  return (
    <article
      ref={card}
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      aria-current={isCurrent ? 'page' : undefined}
      aria-posinset={position}
      aria-setsize={setSize}
      data-expanded={older.isExpanded ? '' : undefined}
      className={clsx(styles.card, unreadCount > 0 && styles.unread)}
      {...focus}
    >
      <header data-sticky={older.isExpanded ? '' : undefined} className={styles.head}>
        <div className={styles.top}>
          <h3 id={`${id}-title`} title={subject ?? people} className={styles.title}>
            <AppLink to={paths.conversation(conversation.id)} onClick={uncoverPage}>
              <bdi>{subject ?? people}</bdi>
            </AppLink>
          </h3>
          {older.isExpanded && (
            <Button
              size="small"
              variant="quiet"
              className={styles.tool}
              onPress={lessAndFocusMore}
              autoFocus={older.remaining === 0}
            >
              {t('sidebar.less')}
            </Button>
          )}
          <span className={styles.corner}>
            <span className={styles.news}>
              {unreadCount > 0 && (
                <Badge tone="count">
                  {unreadCount}
                  <span className="visually-hidden">{t('sidebar.unread')}</span>
                </Badge>
              )}
              <Time at={conversation.lastActivityAt} />
            </span>
            <span className={styles.actions}>
              {can.markRead && (
                <IconButton
                  label={t('sidebar.markRead')}
                  className={styles.action}
                  onPress={() =>
                    markRead.mutate(conversation, {
                      onSuccess: () => catchFocus(() => card.current),
                    })
                  }
                >
                  <Check size={15} aria-hidden="true" />
                </IconButton>
              )}
              <ConversationMenu
                conversation={conversation}
                people={people}
                dialogs={dialogs}
                className={styles.action}
              />
            </span>
          </span>
        </div>
        <div className={styles.meta}>
          {membership === 'left' || membership === 'removed' ? (
            <LeftBadge membership={membership} />
          ) : status === 'closed' ? (
            <StatusBadge status={status} />
          ) : (
            <span className="visually-hidden">{t('conversation.open')}</span>
          )}
          {conversation.private && <PrivateBadge />}
          {conversation.muted && <MutedSign />}
          {subject !== null && (
            <span title={people} className={styles.people}>
              {people}
            </span>
          )}
          <AboutList about={conversation.about} className={styles.about} />
          {older.isLoading && (
            <span className={styles.loading}>
              <Spinner label={t('app.loading')} />
            </span>
          )}
          {older.remaining > 0 && (
            <Button
              size="small"
              variant="quiet"
              className={clsx(styles.tool, styles.more)}
              onPress={older.more}
            >
              {t('sidebar.more', { count: older.remaining })}
            </Button>
          )}
        </div>
      </header>
      <CardMessages conversation={conversation} older={older} />
      <NobodyElse conversation={conversation} className={styles.note} />
      <CardReply conversation={conversation} people={people} isCurrent={isCurrent} />
      <ConversationDialog conversation={conversation} dialogs={dialogs} />
    </article>
  );
});

interface CardReplyProps {
  conversation: Conversation;
  people: string;
  isCurrent: boolean;
}

/**
 * The reply box. That a conversation is closed or was left its badge says; but who was about to reply is told why they can't.
 */
function CardReply({ conversation, people, isCurrent }: CardReplyProps) {
  const { text, refusal } = useReply(conversation.id);
  if (conversation.can.reply) {
    return (
      <div className={styles.reply}>
        <ReplyBox
          conversationId={conversation.id}
          to={people}
          folds={isCurrent ? 'always' : 'empty'}
        />
      </div>
    );
  }
  const isTold = text !== '' || refusal !== undefined;
  return isTold && <WhyNoReply conversation={conversation} className={styles.note} />;
}

/** The card goes; the one below it, or above, has the focus then. */
function focusBeside(card: HTMLElement | null) {
  const cards = [...(card?.closest('[role="feed"]')?.querySelectorAll('article') ?? [])];
  const at = cards.findIndex((each) => each === card);
  catchFocus(() => cards[at + 1] ?? cards[at - 1]);
}
