import { Paperclip } from 'lucide-react';
import { useState } from 'react';
import type { Conversation, CrmRecord } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import { paths } from '@/lib/paths';
import { Button } from '@/ui/Button';
import { FilesDialog } from './FilesDialog';
import { useConversationFiles } from './useConversationFiles';

interface FilesButtonProps {
  conversation: Conversation;
  /** The record in whose tab the conversation is read; without it, it is one's own copy. */
  tabOf?: CrmRecord | undefined;
  className?: string | undefined;
}

/** How many files a conversation has, and the way to all of them (B12); nothing where there are none. */
export function FilesButton({ conversation, tabOf, className }: FilesButtonProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const list = useConversationFiles(conversation, tabOf ? 'record' : 'sidebar');
  const count = list.items.length;
  const { id } = conversation;
  const path = tabOf ? paths.recordConversation(tabOf.type, tabOf.id, id) : paths.conversation(id);
  if (count === 0) return null;
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        className={className}
        aria-haspopup="dialog"
        onPress={() => setOpen(true)}
      >
        <Paperclip size={14} aria-hidden="true" />
        {list.hasMore ? t('attachments.countMore', { count }) : t('attachments.count', { count })}
      </Button>
      {isOpen && (
        <FilesDialog
          list={list}
          pathTo={(seq) => paths.at(path, seq)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
