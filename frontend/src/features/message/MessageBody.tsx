import { useRef, useState } from 'react';
import type { Conversation, Entry } from '@/api/types';
import { AttachmentList } from '@/features/attachments/AttachmentList';
import { useMe } from '@/features/session/useSession';
import { catchFocus } from '@/lib/catchFocus';
import { DeleteMessageDialog } from './DeleteMessageDialog';
import styles from './MessageBody.module.css';
import { MessageEditor } from './MessageEditor';
import { MessageMenu } from './MessageMenu';
import { MessageText } from './MessageText';

interface MessageBodyProps {
  conversation: Conversation;
  entry: Entry;
  /** Folds a long text until the reader asks for it. */
  folds?: boolean;
  /** Whether it stands in the tab of a record. */
  asRecord?: boolean;
}

/** The text of a message; its author can edit it in place or delete it while they take part (C6). */
export function MessageBody({ conversation, entry, folds, asRecord }: MessageBodyProps) {
  const me = useMe();
  const body = useRef<HTMLDivElement>(null);
  const [doing, setDoing] = useState<'edit' | 'delete'>();
  // Editing one's messages requires the same as changing the subject: a current participant with a copy.
  const isMine = conversation.can.edit && entry.author.id === me.id && !entry.deleted;

  function done() {
    setDoing(undefined);
    // Its menu stands last.
    catchFocus(() => [...(body.current?.querySelectorAll('button') ?? [])].at(-1) ?? body.current);
  }

  return (
    <div ref={body} tabIndex={-1} className={styles.body}>
      {isMine && doing === 'edit' ? (
        <MessageEditor conversationId={conversation.id} entry={entry} onDone={done} />
      ) : (
        <>
          <MessageText
            conversationId={conversation.id}
            entry={entry}
            {...(folds === undefined ? {} : { folds })}
            {...(asRecord === undefined ? {} : { asRecord })}
          />
          <AttachmentList attachments={entry.attachments} isCompact={folds ?? false} />
          {isMine && (
            <MessageMenu onEdit={() => setDoing('edit')} onDelete={() => setDoing('delete')} />
          )}
        </>
      )}
      {isMine && doing === 'delete' && (
        <DeleteMessageDialog conversationId={conversation.id} entry={entry} onDone={done} />
      )}
    </div>
  );
}
