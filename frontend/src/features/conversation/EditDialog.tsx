import { type FormEvent, useId, useState } from 'react';
import { ApiProblem } from '@/api/problem';
import { useLimits } from '@/api/limits';
import type { Conversation } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { TextArea, TextField } from '@/ui/TextField';
import { useDiscardQuestion } from '@/ui/useDiscardQuestion';
import styles from './EditDialog.module.css';
import { useChangeConversation } from './useConversationActions';

interface EditDialogProps {
  conversation: Conversation;
  onClose: () => void;
}

/** Subject and description (C5); an emptied field is cleared. */
export function EditDialog({ conversation, onClose }: EditDialogProps) {
  const t = useT();
  const formId = useId();
  const limits = useLimits();
  const change = useChangeConversation(conversation.id);
  const [subject, setSubject] = useState(conversation.subject ?? '');
  const [description, setDescription] = useState(conversation.description ?? '');

  const isChanged =
    subject !== (conversation.subject ?? '') || description !== (conversation.description ?? '');
  const { close, question } = useDiscardQuestion(isChanged, onClose);

  function save(event: FormEvent) {
    event.preventDefault();
    if (change.isPending) return;
    change.mutate(
      { subject: subject.trim() || null, description: description.trim() || null },
      { onSuccess: onClose },
    );
  }

  return (
    <Dialog
      isOpen
      onClose={close}
      isDismissable={false}
      title={t('conversation.edit')}
      closeLabel={t('app.close')}
      footer={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary">
            {t('app.save')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={save} className={styles.form}>
        <TextField
          label={t('conversation.subject')}
          value={subject}
          onChange={setSubject}
          maxLength={limits.subject}
          errorMessage={problemOf(change.error, 'subject')}
          autoFocus
        />
        <TextArea
          label={t('conversation.description')}
          value={description}
          onChange={setDescription}
          rows={5}
          maxLength={limits.description}
          errorMessage={problemOf(change.error, 'description')}
        />
      </form>
      {question}
    </Dialog>
  );
}

function problemOf(error: unknown, field: string): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  return error.errors.find((each) => each.field === field)?.message;
}
