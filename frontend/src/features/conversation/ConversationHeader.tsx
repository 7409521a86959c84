import { Check, Pencil, UserPlus } from 'lucide-react';
import { useRef } from 'react';
import type { Conversation, CrmRecord } from '@/api/types';
import { FilesButton } from '@/features/attachments/FilesButton';
import { catchFocus } from '@/lib/catchFocus';
import { useT } from '@/lib/i18n/I18n';
import { Button } from '@/ui/Button';
import { FoldedText } from '@/ui/FoldedText';
import { IconButton } from '@/ui/IconButton';
import { AboutList } from './AboutList';
import { ConversationDialog } from './ConversationDialog';
import styles from './ConversationHeader.module.css';
import { ConversationMenu } from './ConversationMenu';
import { MutedSign } from './MutedSign';
import { PeopleButton } from './PeopleButton';
import { PrivateBadge } from './PrivateBadge';
import { StatusBadge } from './StatusBadge';
import { useChangeConversation, useMarkRead } from './useConversationActions';
import { useConversationDialogs } from './useConversationDialogs';

interface ConversationHeaderProps {
  conversation: Conversation;
  people: string;
  /** The record in whose tab it is read; without it, it is one's own copy. */
  tabOf?: CrmRecord;
}

export function ConversationHeader({ conversation, people, tabOf }: ConversationHeaderProps) {
  const t = useT();
  const dialogs = useConversationDialogs(conversation);
  const heading = useRef<HTMLHeadingElement>(null);
  const change = useChangeConversation(conversation.id);
  const markRead = useMarkRead();
  const { subject, description, status, can } = conversation;
  return (
    <header className={styles.header}>
      <div className={styles.inner}>
        <div className={styles.line}>
          <h1 ref={heading} tabIndex={-1} className={styles.subject}>
            <bdi>{subject ?? people}</bdi>
          </h1>
          {can.edit && (
            <IconButton
              label={t('conversation.edit')}
              className={styles.spare}
              onPress={() => dialogs.open('edit')}
            >
              <Pencil size={14} aria-hidden="true" />
            </IconButton>
          )}
          <div className={styles.actions}>
            {can.markRead && (
              <Button
                size="small"
                onPress={() =>
                  markRead.mutate(conversation, {
                    onSuccess: () => catchFocus(() => heading.current),
                  })
                }
              >
                <Check size={14} aria-hidden="true" />
                {t('sidebar.markRead')}
              </Button>
            )}
            {(can.close || can.reopen) && (
              <Button
                size="small"
                className={styles.spare}
                onPress={() => change.mutate({ status: can.close ? 'closed' : 'open' })}
              >
                {can.close ? t('conversation.close') : t('conversation.reopen')}
              </Button>
            )}
            <ConversationMenu conversation={conversation} people={people} dialogs={dialogs} />
          </div>
        </div>
        <div className={styles.meta}>
          <StatusBadge status={status} />
          {conversation.private && <PrivateBadge />}
          {conversation.muted && <MutedSign />}
          <PeopleButton conversation={conversation} onPress={() => dialogs.open('people')} />
          {can.invite && (
            <Button
              size="small"
              variant="quiet"
              className={styles.invite}
              aria-haspopup="dialog"
              onPress={() => dialogs.open('invite')}
            >
              <UserPlus size={14} aria-hidden="true" />
              {t('participants.inviteShort')}
            </Button>
          )}
          <FilesButton conversation={conversation} tabOf={tabOf} className={styles.invite} />
          <AboutList about={conversation.about} />
        </div>
        {description !== null && (
          <FoldedText
            text={description}
            className={styles.description}
            moreLabel={t('conversation.unfold')}
            lessLabel={t('conversation.fold')}
          />
        )}
      </div>
      <ConversationDialog conversation={conversation} dialogs={dialogs} />
    </header>
  );
}
