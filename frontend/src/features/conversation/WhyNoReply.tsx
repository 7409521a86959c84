import { defaultView } from '@/api/store/state';
import type { Conversation } from '@/api/types';
import { useReply } from '@/features/composer/useReply';
import { useT } from '@/lib/i18n/I18n';
import type { MessageId } from '@/lib/i18n/languages';
import { Note } from '@/ui/Note';

interface WhyNoReplyProps {
  conversation: Conversation;
  className?: string | undefined;
}

/** In place of the reply box, where one can't reply. */
export function WhyNoReply({ conversation, className }: WhyNoReplyProps) {
  const t = useT();
  const hasDraft = useReply(conversation.id).text !== '';
  return (
    <Note className={className}>
      <p>
        {t(reasonFor(conversation))}
        {hasDraft && <> {t('conversation.draftKept')}</>}
      </p>
    </Note>
  );
}

function reasonFor(conversation: Conversation): MessageId {
  const { membership, copyDeleted, status } = conversation;
  if (defaultView(conversation) === 'record') return 'conversation.noReply.reader';
  if (membership === 'left') return 'conversation.noReply.left';
  if (membership === 'removed') return 'conversation.noReply.removed';
  if (copyDeleted) return 'copy.noReply';
  return status === 'closed' ? 'problem.conversation-closed' : 'problem.not-a-participant';
}
