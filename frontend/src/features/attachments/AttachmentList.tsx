import { clsx } from 'clsx';
import { useState } from 'react';
import type { Attachment } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import styles from './AttachmentList.module.css';
import { isPicture } from './attachmentQuery';
import { FileRow } from './FileRow';
import { Lightbox } from './Lightbox';
import { PictureTile } from './PictureTile';

interface AttachmentListProps {
  attachments: readonly Attachment[];
  /** Smaller, for the cards of the sidebar. */
  isCompact?: boolean;
}

/** The files of a message: pictures to look at, below them the others to save. */
export function AttachmentList({ attachments, isCompact = false }: AttachmentListProps) {
  const t = useT();
  const [opened, setOpened] = useState<string>();
  if (attachments.length === 0) return null;
  const pictures = attachments.filter(isPicture);
  const others = attachments.filter((file) => !isPicture(file));
  return (
    <div
      role="group"
      aria-label={t('attachments.files')}
      className={clsx(styles.files, isCompact && styles.compact)}
    >
      {pictures.length > 0 && (
        <ul className={clsx(styles.pictures, pictures.length > 1 && styles.several)}>
          {pictures.map((picture) => (
            <li key={picture.id}>
              <PictureTile picture={picture} onOpen={() => setOpened(picture.id)} />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul className={styles.others}>
          {others.map((file) => (
            <li key={file.id}>
              <FileRow file={file} isCompact={isCompact} />
            </li>
          ))}
        </ul>
      )}
      {opened !== undefined && (
        <Lightbox pictures={pictures} startAt={opened} onClose={() => setOpened(undefined)} />
      )}
    </div>
  );
}
