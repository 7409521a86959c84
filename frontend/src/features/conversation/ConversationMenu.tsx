import {
  Bell,
  BellOff,
  CircleCheck,
  CircleDot,
  Ellipsis,
  LogOut,
  Pencil,
  Trash2,
  UserPlus,
  UsersRound,
} from 'lucide-react';
import type { Conversation } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import { IconButton } from '@/ui/IconButton';
import { Menu, MenuItem, MenuSeparator } from '@/ui/Menu';
import type { ConversationDialogs } from './useConversationDialogs';
import { useChangeConversation, useMute } from './useConversationActions';

interface ConversationMenuProps {
  conversation: Conversation;
  /** The participants, for the accessible name, because a sidebar has many of these menus. */
  people: string;
  dialogs: ConversationDialogs;
  className?: string | undefined;
}

/** The menu of all actions that the reader may take in a conversation now. */
export function ConversationMenu({
  conversation: { id, can, muted },
  people,
  dialogs: { open, deleteCopy },
  className,
}: ConversationMenuProps) {
  const t = useT();
  const change = useChangeConversation(id);
  const mute = useMute(id);
  return (
    <Menu
      label={t('conversation.menu', { people })}
      trigger={
        <IconButton label={t('conversation.menu', { people })} className={className}>
          <Ellipsis size={16} aria-hidden="true" />
        </IconButton>
      }
    >
      {can.invite && (
        <MenuItem icon={<UserPlus size={16} />} onAction={() => open('invite')}>
          {t('participants.invite')}
        </MenuItem>
      )}
      <MenuItem icon={<UsersRound size={16} />} onAction={() => open('people')}>
        {t('participants.title')}
      </MenuItem>
      {can.edit && (
        <MenuItem icon={<Pencil size={16} />} onAction={() => open('edit')}>
          {t('conversation.edit')}
        </MenuItem>
      )}
      {can.close && (
        <MenuItem
          icon={<CircleCheck size={16} />}
          onAction={() => change.mutate({ status: 'closed' })}
        >
          {t('conversation.close')}
        </MenuItem>
      )}
      {can.reopen && (
        <MenuItem icon={<CircleDot size={16} />} onAction={() => change.mutate({ status: 'open' })}>
          {t('conversation.reopen')}
        </MenuItem>
      )}
      {can.mute && (
        <MenuItem
          icon={muted ? <Bell size={16} /> : <BellOff size={16} />}
          onAction={() => mute.mutate(!muted)}
        >
          {muted ? t('alerts.unmute') : t('alerts.mute')}
        </MenuItem>
      )}
      {(can.leave || can.delete) && <MenuSeparator />}
      {can.leave && (
        <MenuItem icon={<LogOut size={16} />} onAction={() => open('leave')}>
          {t('participants.leave')}
        </MenuItem>
      )}
      {can.delete && (
        <MenuItem icon={<Trash2 size={16} />} tone="danger" onAction={deleteCopy}>
          {t('copy.delete')}
        </MenuItem>
      )}
    </Menu>
  );
}
