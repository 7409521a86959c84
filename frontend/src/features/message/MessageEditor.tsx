import type { Entry } from '@/api/types';
import { MessageBox } from '@/features/composer/MessageBox';
import { useT } from '@/lib/i18n/I18n';
import { Button } from '@/ui/Button';
import { useCorrectionProblem } from './useCorrectionProblem';
import { useEditMessage } from './useMessageActions';

interface MessageEditorProps {
  conversationId: string;
  entry: Entry;
  onDone: () => void;
}

/** In place of a message while its author changes it. */
export function MessageEditor({ conversationId, entry, onDone }: MessageEditorProps) {
  const t = useT();
  const { text, type, save, putAside, cancel, isPending, error } = useEditMessage(
    conversationId,
    entry,
    onDone,
  );
  return (
    <MessageBox
      autoFocus
      label={t('message.editLabel')}
      text={text}
      onType={type}
      submitLabel={isPending ? t('composer.sending') : t('app.save')}
      onSubmit={save}
      isPending={isPending}
      onEscape={putAside}
      error={useCorrectionProblem(error)}
    >
      <Button size="small" variant="quiet" onPress={cancel}>
        {t('app.cancel')}
      </Button>
    </MessageBox>
  );
}
