import { UserPlus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Conversation, Participant } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { useT } from '@/lib/i18n/I18n';
import { useReached } from '@/lib/useReached';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { ErrorState } from '@/ui/ErrorState';
import { Spinner } from '@/ui/Spinner';
import { ParticipantRow } from './ParticipantRow';
import styles from './ParticipantsDialog.module.css';
import { RemoveDialog } from './RemoveDialog';
import { useParticipants } from './useParticipants';

interface ParticipantsDialogProps {
  conversation: Conversation;
  onInvite: () => void;
  onClose: () => void;
}

/** The dialog of current and former participants with their roles (D). */
export function ParticipantsDialog({ conversation, onInvite, onClose }: ParticipantsDialogProps) {
  const t = useT();
  const problemText = useProblemText();
  const list = useParticipants(conversation.id);
  const [removing, setRemoving] = useState<Participant>();
  const scroller = useRef<HTMLUListElement>(null);
  const end = useReached(scroller, list.loadMore);
  return (
    <Dialog
      isOpen
      size="small"
      onClose={onClose}
      title={t('participants.title')}
      closeLabel={t('app.close')}
      footer={
        conversation.can.invite && (
          <Button variant="primary" onPress={onInvite}>
            <UserPlus size={16} aria-hidden="true" />
            {t('participants.invite')}
          </Button>
        )
      }
    >
      {list.isLoading && <Spinner label={t('app.loading')} />}
      {/* In the tab order, since what scrolls must be within reach of the keyboard. */}
      <ul ref={scroller} className={styles.list}>
        {list.items.map((participant) => (
          <ParticipantRow
            key={participant.user.id}
            participant={participant}
            canRemove={conversation.can.remove}
            onRemove={() => setRemoving(participant)}
          />
        ))}
        <li ref={end} aria-hidden="true" />
      </ul>
      {list.isLoadingMore && <Spinner label={t('app.loading')} />}
      {list.error !== null && (
        <ErrorState
          title={t('participants.failed')}
          detail={problemText(list.error)}
          retryLabel={t('app.tryAgain')}
          onRetry={list.retry}
        />
      )}
      {removing && (
        <RemoveDialog
          conversation={conversation}
          participant={removing}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </Dialog>
  );
}
