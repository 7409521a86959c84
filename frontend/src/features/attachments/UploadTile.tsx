import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { RotateCw, X } from 'lucide-react';
import { useRef } from 'react';
import { ProgressBar } from 'react-aria-components';
import { fileSize, shownName } from '@/lib/fileNames';
import { useLocale, useT } from '@/lib/i18n/I18n';
import { BlobImage } from '@/ui/BlobImage';
import { IconButton } from '@/ui/IconButton';
import { MiddleEllipsis } from '@/ui/MiddleEllipsis';
import { attachmentQuery, isPicture, isPictureType } from './attachmentQuery';
import { FileIcon } from './FileIcon';
import styles from './UploadList.module.css';
import type { Upload } from './uploads';
import { useUploadProblem } from './useUploadProblem';

interface UploadTileProps {
  upload: Upload;
  /** Bytes that a file may have. */
  limit: number;
  onRemove: () => void;
  onRetry: () => void;
}

/** One file of a message being written: what it is, how far it has got, and the way to take it out. */
export function UploadTile({ upload, limit, onRemove, onRetry }: UploadTileProps) {
  const t = useT();
  const locale = useLocale();
  const tile = useRef<HTMLLIElement>(null);
  const problem = useUploadProblem(upload, limit);
  const { state, share, size, file } = upload;
  const name = shownName(upload.name);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(share);

  /** The x goes with its tile; the one beside it, or what stands before the tiles, has the focus then. */
  function remove() {
    const item = tile.current;
    const beside = item?.nextElementSibling ?? item?.previousElementSibling;
    const form = item?.closest('form');
    onRemove();
    (
      beside?.querySelector<HTMLElement>('button:last-of-type') ?? form?.querySelector('textarea')
    )?.focus();
  }

  return (
    <li ref={tile} className={clsx(styles.tile, state === 'failed' && styles.failed)}>
      <Thumbnail upload={upload} />
      <div className={styles.texts}>
        <MiddleEllipsis name={name} className={styles.name} />
        <span role="status" className={styles.state}>
          {state === 'failed' ? problem : state === 'done' ? fileSize(size, locale) : percent}
        </span>
      </div>
      {state === 'failed' && file !== undefined && (
        <IconButton
          label={t('attachments.retry', { name })}
          className={styles.action}
          onPress={onRetry}
        >
          <RotateCw size={14} aria-hidden="true" />
        </IconButton>
      )}
      <IconButton
        label={
          state === 'uploading'
            ? t('attachments.cancel', { name })
            : t('attachments.remove', { name })
        }
        className={styles.action}
        onPress={remove}
      >
        <X size={14} aria-hidden="true" />
      </IconButton>
      {state === 'uploading' && (
        <ProgressBar
          aria-label={t('attachments.progress', { name })}
          value={share * 100}
          className={styles.bar ?? ''}
        >
          {({ percentage }) => (
            <span className={styles.sent} style={{ width: `${percentage ?? 0}%` }} />
          )}
        </ProgressBar>
      )}
    </li>
  );
}

/** The picture itself from the moment it is chosen; after a reload, what the server made of it. */
function Thumbnail({ upload: { file, attachment } }: { upload: Upload }) {
  const type = attachment?.type ?? file?.type ?? '';
  const { data } = useQuery({
    ...attachmentQuery(attachment?.id ?? '', 'preview'),
    enabled: file === undefined && attachment !== undefined && isPicture(attachment),
  });
  const picture = isPictureType(type) ? (file ?? data) : undefined;
  return (
    <span aria-hidden="true" className={styles.thumbnail}>
      {picture === undefined ? <FileIcon type={type} /> : <BlobImage blob={picture} alt="" />}
    </span>
  );
}
