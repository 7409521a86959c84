import { useLimits } from '@/api/limits';
import type { Conversation } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { PeoplePicker } from '@/features/people/PeoplePicker';
import { useNameList } from '@/features/people/useNameList';
import { useT } from '@/lib/i18n/I18n';
import { namesApart } from '@/lib/namesApart';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Note } from '@/ui/Note';
import { showToast } from '@/ui/toasts';
import { useDiscardQuestion } from '@/ui/useDiscardQuestion';
import styles from './InviteDialog.module.css';
import { useInvite } from './useInvite';
import { InvitePreview } from './InvitePreview';

interface InviteDialogProps {
  conversation: Conversation;
  onClose: () => void;
}

/** Brings more people in, several in one step (D1). */
export function InviteDialog({ conversation, onClose }: InviteDialogProps) {
  const t = useT();
  const problemText = useProblemText();
  const nameList = useNameList();
  const limit = useLimits().participants;
  const invite = useInvite(conversation.id, (people) => {
    const names = nameList(namesApart(people));
    showToast(t('participants.invited', { names, count: people.length }));
    onClose();
  });
  const { chosen, objection, error, isSending } = invite;
  const { close, question } = useDiscardQuestion(chosen.length > 0, onClose);
  const wrong = chosen.filter(({ id }) => objection?.ids.includes(id));
  const apart = namesApart(chosen);
  const names = nameList(
    chosen.flatMap((person, at) => (wrong.includes(person) ? (apart[at] ?? []) : [])),
  );
  return (
    <Dialog
      isOpen
      isDismissable={false}
      // While it is on its way it stays, so that a failure has where to be told.
      onClose={isSending ? () => {} : close}
      title={t('participants.invite')}
      closeLabel={t('app.close')}
      footer={
        <>
          <Button isDisabled={isSending} onPress={onClose}>
            {t('app.cancel')}
          </Button>
          <Button
            variant="primary"
            isDisabled={chosen.length === 0}
            isPending={isSending}
            onPress={invite.send}
          >
            {t('participants.inviteCount', { count: chosen.length })}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <PeoplePicker
          autoFocus
          notIn={conversation.id}
          label={t('participants.whom')}
          dialogTitle={t('participants.selectWhom')}
          chosen={chosen}
          onChange={invite.choose}
          most={Math.max(1, limit - conversation.participantCount)}
          wrong={wrong.map(({ id }) => id)}
          errorMessage={
            objection && t(`participants.${objection.kind}`, { names, count: wrong.length })
          }
        />
        <InvitePreview conversation={conversation} chosen={chosen} />
        <Note role="alert" tone="danger">
          {error !== null && (
            <p>
              <strong>{t('participants.notInvited')}</strong> {problemText(error)}
            </p>
          )}
        </Note>
      </div>
      {question}
    </Dialog>
  );
}
