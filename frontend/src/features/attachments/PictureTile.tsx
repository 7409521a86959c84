import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Attachment } from '@/api/types';
import { shownName } from '@/lib/fileNames';
import { useT } from '@/lib/i18n/I18n';
import { useWhereInView } from '@/lib/useWhereInView';
import { BlobImage } from '@/ui/BlobImage';
import { MiddleEllipsis } from '@/ui/MiddleEllipsis';
import styles from './AttachmentList.module.css';
import { attachmentQuery } from './attachmentQuery';
import { FileIcon } from './FileIcon';

interface PictureTileProps {
  picture: Attachment;
  onOpen: () => void;
}

/** A small picture in a box of fixed size, so that nothing moves when it comes; it is fetched once it is in view. */
export function PictureTile({ picture, onOpen }: PictureTileProps) {
  const t = useT();
  const window = useRef(null);
  const [box, setBox] = useState<HTMLElement | null>(null);
  const inView = useWhereInView(window, box) === 'inView';
  const { data, error } = useQuery({ ...attachmentQuery(picture.id, 'preview'), enabled: inView });
  const name = shownName(picture.name);
  return (
    <Button
      ref={setBox}
      aria-label={t('attachments.open', { name })}
      aria-haspopup="dialog"
      className={clsx(styles.picture, data === undefined && error === null && styles.coming)}
      onPress={onOpen}
    >
      {data && <BlobImage blob={data} alt="" />}
      {error !== null && (
        <span className={styles.noPreview}>
          <FileIcon type={picture.type} size={22} />
          <MiddleEllipsis name={name} />
        </span>
      )}
    </Button>
  );
}
