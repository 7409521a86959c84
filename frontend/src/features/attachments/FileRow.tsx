import { clsx } from 'clsx';
import { Download, Maximize2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Attachment } from '@/api/types';
import { extensionOf, fileSize, shownName } from '@/lib/fileNames';
import { useLocale, useT } from '@/lib/i18n/I18n';
import { MiddleEllipsis } from '@/ui/MiddleEllipsis';
import { Spinner } from '@/ui/Spinner';
import { FileThumbnail } from './FileThumbnail';
import styles from './FileRow.module.css';
import { useDownload } from './useDownload';

interface FileRowProps {
  file: Attachment;
  /** Shows it in place of saving it. */
  onOpen?: () => void;
  /** On one line. */
  isCompact?: boolean;
}

/** A file to save, or to look at: the whole row does it. */
export function FileRow({ file, onOpen, isCompact = false }: FileRowProps) {
  const t = useT();
  const locale = useLocale();
  const download = useDownload();
  const name = shownName(file.name);
  const size = fileSize(file.size, locale);
  const extension = extensionOf(name);
  const details = extension === '' ? size : t('attachments.kindAndSize', { extension, size });
  const lacksPreview = file.type.startsWith('image/') && !file.hasPreview;
  return (
    <Button
      aria-label={
        onOpen ? t('attachments.open', { name }) : t('attachments.download', { name, size })
      }
      className={clsx(styles.row, isCompact && styles.compact)}
      onPress={() => {
        if (onOpen) onOpen();
        else if (!download.isPending) download.mutate(file);
      }}
    >
      <FileThumbnail file={file} />
      <span className={styles.texts}>
        <MiddleEllipsis name={name} className={styles.name} />
        <span className={styles.size}>
          {lacksPreview ? t('attachments.noPreview', { details }) : details}
        </span>
      </span>
      <span className={styles.save}>
        {download.isPending ? (
          <Spinner label={t('app.loading')} />
        ) : onOpen ? (
          <Maximize2 size={14} aria-hidden="true" />
        ) : (
          <Download size={15} aria-hidden="true" />
        )}
      </span>
    </Button>
  );
}
