import { MessageSquareText } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ConversationFile } from '@/api/types';
import type { PagedList } from '@/api/pagedList';
import { useProblemText } from '@/api/useProblemText';
import { AppLink } from '@/lib/AppLink';
import { shownName } from '@/lib/fileNames';
import { useT } from '@/lib/i18n/I18n';
import { useReached } from '@/lib/useReached';
import { Dialog } from '@/ui/Dialog';
import { ErrorState } from '@/ui/ErrorState';
import { Spinner } from '@/ui/Spinner';
import { isPicture } from './attachmentQuery';
import { FileRow } from './FileRow';
import styles from './FilesDialog.module.css';
import { Lightbox } from './Lightbox';

interface FilesDialogProps {
  list: PagedList<ConversationFile>;
  /** The address of the message at a position. */
  pathTo: (seq: number) => string;
  onClose: () => void;
}

/** All files of a conversation, each with the way to its message. */
export function FilesDialog({ list, pathTo, onClose }: FilesDialogProps) {
  const t = useT();
  const problemText = useProblemText();
  const scroller = useRef<HTMLUListElement>(null);
  const end = useReached(scroller, list.loadMore);
  const [opened, setOpened] = useState<string>();
  return (
    <Dialog isOpen title={t('attachments.all')} closeLabel={t('app.close')} onClose={onClose}>
      {/* In the tab order, since what scrolls must be within reach of the keyboard. */}
      <ul ref={scroller} className={styles.list}>
        {list.items.map((file) => (
          <li key={file.id} className={styles.item}>
            <FileRow file={file} {...(isPicture(file) && { onOpen: () => setOpened(file.id) })} />
            <AppLink
              to={pathTo(file.seq)}
              state={{ isAsked: true }}
              className={styles.toMessage}
              aria-label={t('attachments.showMessage', { name: shownName(file.name) })}
              title={t('attachments.showMessage', { name: shownName(file.name) })}
              onClick={onClose}
            >
              <MessageSquareText size={16} aria-hidden="true" />
            </AppLink>
          </li>
        ))}
        <li ref={end} aria-hidden="true" />
      </ul>
      {list.isLoadingMore && <Spinner label={t('app.loading')} />}
      {list.error !== null && (
        <ErrorState
          title={t('attachments.failed')}
          detail={problemText(list.error)}
          retryLabel={t('app.tryAgain')}
          onRetry={list.retry}
        />
      )}
      {opened !== undefined && (
        <Lightbox
          pictures={list.items.filter(isPicture)}
          startAt={opened}
          onClose={() => setOpened(undefined)}
        />
      )}
    </Dialog>
  );
}
