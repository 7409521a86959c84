import { useIntl } from 'react-intl';
import { shownName } from '@/lib/fileNames';
import { useT } from '@/lib/i18n/I18n';
import styles from './UploadList.module.css';
import { UploadTile } from './UploadTile';
import type { ComposedFiles } from './useUploads';

/** The files of a message being written, and which were not taken. */
export function UploadList({ composed }: { composed: ComposedFiles }) {
  const t = useT();
  const intl = useIntl();
  const { files, leftOut, limits, remove, retry } = composed;
  return (
    <>
      {files.length > 0 && (
        <ul aria-label={t('attachments.chosen')} className={styles.list}>
          {files.map((upload) => (
            <UploadTile
              key={upload.id}
              upload={upload}
              limit={limits.attachmentSize}
              onRemove={() => remove(upload.id)}
              onRetry={() => retry(upload.id)}
            />
          ))}
        </ul>
      )}
      <p role="alert" className={styles.leftOut}>
        {leftOut &&
          t('attachments.leftOut', {
            most: leftOut.most,
            count: leftOut.names.length,
            names: intl.formatList(leftOut.names.slice(0, 5).map(shownName), {
              type: 'conjunction',
            }),
          })}
      </p>
    </>
  );
}
