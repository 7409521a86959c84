import type { Conversation } from '@/api/types';
import { InviteDialog } from '@/features/participants/InviteDialog';
import { LeaveDialog } from '@/features/participants/LeaveDialog';
import { ParticipantsDialog } from '@/features/participants/ParticipantsDialog';
import { DeleteCopyDialog } from './DeleteCopyDialog';
import { EditDialog } from './EditDialog';
import type { ConversationDialogs } from './useConversationDialogs';

interface ConversationDialogProps {
  conversation: Conversation;
  dialogs: ConversationDialogs;
}

/** The dialog about a conversation that is open, if one is. */
export function ConversationDialog({
  conversation,
  dialogs: { opened, open, close, deleteNow },
}: ConversationDialogProps) {
  switch (opened) {
    case undefined:
      return null;
    case 'people':
      return (
        <ParticipantsDialog
          conversation={conversation}
          onInvite={() => open('invite')}
          onClose={close}
        />
      );
    case 'invite':
      return <InviteDialog conversation={conversation} onClose={close} />;
    case 'edit':
      return <EditDialog conversation={conversation} onClose={close} />;
    case 'leave':
      return <LeaveDialog conversation={conversation} onClose={close} />;
    case 'delete':
      return <DeleteCopyDialog onConfirm={deleteNow} onClose={close} />;
  }
}
