import { type ReactNode, useRef, useState } from 'react';
import type { Unsent, View } from '@/api/store/state';
import type { Conversation, Entry } from '@/api/types';
import { AttachmentList } from '@/features/attachments/AttachmentList';
import { useMe } from '@/features/session/useSession';
import { catchFocus } from '@/lib/catchFocus';
import type { Fold } from '@/ui/FoldedText';
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
  /** How much of a long text is shown until the reader asks for all of it. */
  fold?: Fold;
  /** Stands before the first word. */
  prefix?: ReactNode;
  view: View;
}

/** A message, sent or unsent. */
export function MessageBody({ entry, fold = 'roomy', prefix, ...where }: MessageBodyProps) {
  return 'seq' in entry ? (
    <SentBody entry={entry} fold={fold} prefix={prefix} {...where} />
  ) : (
    <UnsentBody message={entry} fold={fold} prefix={prefix} />
  );
}

interface SentBodyProps extends MessageBodyProps {
  entry: Entry;
  fold: Fold;
}

/** The text of a message; its author can edit it in place or delete it while they take part (C6). */
function SentBody({ conversation, entry, fold, prefix, view }: SentBodyProps) {
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
            fold={fold}
            prefix={prefix}
            view={view}
          />
          <AttachmentList attachments={entry.attachments} isCompact={fold !== 'roomy'} />
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
