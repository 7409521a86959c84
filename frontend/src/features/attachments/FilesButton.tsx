import { Paperclip } from 'lucide-react';
import { useState } from 'react';
import type { Conversation } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import { Button } from '@/ui/Button';
import { FilesDialog } from './FilesDialog';
import { useConversationFiles } from './useConversationFiles';

interface FilesButtonProps {
  conversation: Conversation;
  className?: string | undefined;
}

/** How many files a conversation has, and the way to all of them (B12); nothing where there are none. */
export function FilesButton({ conversation, className }: FilesButtonProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const list = useConversationFiles(conversation);
  const count = list.items.length;
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
        <FilesDialog conversationId={conversation.id} list={list} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
