import { useRef, useState } from 'react';
import type { Unsent, View } from '@/api/store/state';
import type { Conversation, Entry } from '@/api/types';
import { AttachmentList } from '@/features/attachments/AttachmentList';
import { useMe } from '@/features/session/useSession';
import { catchFocus } from '@/lib/catchFocus';
import { DeleteMessageDialog } from './DeleteMessageDialog';
import styles from './MessageBody.module.css';
import { MessageEditor } from './MessageEditor';
import { MessageMenu } from './MessageMenu';
import { MessageText } from './MessageText';
import { UnsentBody } from './UnsentBody';

interface MessageBodyProps {
  conversation: Conversation;
  /** An entry without a seq is unsent. */
  entry: Entry | Unsent;
  /** Folds a long text until the reader asks for it. */
  folds?: boolean;
  view: View;
}

/** A message, sent or unsent. */
export function MessageBody({ entry, folds = false, ...where }: MessageBodyProps) {
  return 'seq' in entry ? (
    <SentBody entry={entry} folds={folds} {...where} />
  ) : (
    <UnsentBody message={entry} folds={folds} />
  );
}

interface SentBodyProps extends MessageBodyProps {
  entry: Entry;
  folds: boolean;
}

/** The text of a message; its author can edit it in place or delete it while they take part (C6). */
function SentBody({ conversation, entry, folds, view }: SentBodyProps) {
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
          <MessageText conversationId={conversation.id} entry={entry} folds={folds} view={view} />
          <AttachmentList attachments={entry.attachments} isCompact={folds} />
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
