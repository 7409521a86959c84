import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Attachment } from '@/api/types';
import { useWhereInView } from '@/lib/useWhereInView';
import { BlobImage } from '@/ui/BlobImage';
import { attachmentQuery, isPicture } from './attachmentQuery';
import { FileIcon } from './FileIcon';
import styles from './FileRow.module.css';

/** The thumbnail of a file: the picture itself, or an icon of its type. */
export function FileThumbnail({ file }: { file: Attachment }) {
  const view = useRef(null);
  const [box, setBox] = useState<HTMLElement | null>(null);
  const inView = useWhereInView(view, box) === 'inView';
  const { data } = useQuery({
    ...attachmentQuery(file.id, 'preview'),
    enabled: isPicture(file) && inView,
  });
  return (
    <span ref={setBox} aria-hidden="true" className={styles.icon}>
      {data ? <BlobImage blob={data} alt="" /> : <FileIcon type={file.type} />}
    </span>
  );
}
