import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import {
  Dialog,
  Heading,
  Modal,
  ModalOverlay,
  useLocale as useAriaLocale,
} from 'react-aria-components';
import type { Attachment } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { fileSize, shownName } from '@/lib/fileNames';
import { useLocale, useT } from '@/lib/i18n/I18n';
import { BlobImage } from '@/ui/BlobImage';
import { IconButton } from '@/ui/IconButton';
import { MiddleEllipsis } from '@/ui/MiddleEllipsis';
import { Spinner } from '@/ui/Spinner';
import { attachmentQuery } from './attachmentQuery';
import styles from './Lightbox.module.css';
import { useDownload } from './useDownload';

interface LightboxProps {
  pictures: readonly Attachment[];
  /** The id of the one to begin with. */
  startAt: string;
  onClose: () => void;
}

/** The pictures of a message in full, one at a time. Mounted while it is open. */
export function Lightbox({ pictures, startAt, onClose }: LightboxProps) {
  const t = useT();
  const locale = useLocale();
  const { direction } = useAriaLocale();
  const download = useDownload();
  const [at, setAt] = useState(() => pictures.findIndex(({ id }) => id === startAt));
  const picture = pictures[at];
  if (picture === undefined) return null;
  const name = shownName(picture.name);
  const hasSeveral = pictures.length > 1;

  function step(by: number) {
    setAt((at + by + pictures.length) % pictures.length);
  }

  function onKeyDown({ key }: KeyboardEvent) {
    if (!hasSeveral || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return;
    step((key === 'ArrowRight') === (direction === 'ltr') ? 1 : -1);
  }

  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      className={styles.overlay ?? ''}
    >
      <Modal className={styles.modal ?? ''}>
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its arrow keys; there are buttons too */}
        <div className={styles.keys} onKeyDown={onKeyDown}>
          <Dialog className={styles.dialog ?? ''}>
            <header className={styles.header}>
              <Heading slot="title" className={styles.title ?? ''}>
                <MiddleEllipsis name={name} />
              </Heading>
              <span className={styles.size}>
                {hasSeveral && (
                  <>{t('attachments.position', { at: at + 1, count: pictures.length })} · </>
                )}
                {fileSize(picture.size, locale)}
              </span>
              <IconButton
                label={t('attachments.save')}
                className={styles.button}
                onPress={() => {
                  if (!download.isPending) download.mutate(picture);
                }}
              >
                <Download size={17} aria-hidden="true" />
              </IconButton>
              <IconButton label={t('app.close')} className={styles.button} onPress={onClose}>
                <X size={18} aria-hidden="true" />
              </IconButton>
            </header>
            <div className={styles.stage}>
              <FullPicture key={picture.id} picture={picture} />
              {hasSeveral && (
                <>
                  <IconButton
                    label={t('attachments.previous')}
                    className={styles.previous}
                    onPress={() => step(-1)}
                  >
                    <ChevronLeft size={22} aria-hidden="true" />
                  </IconButton>
                  <IconButton
                    label={t('attachments.next')}
                    className={styles.next}
                    onPress={() => step(1)}
                  >
                    <ChevronRight size={22} aria-hidden="true" />
                  </IconButton>
                </>
              )}
            </div>
          </Dialog>
        </div>
      </Modal>
    </ModalOverlay>
  );
}

/** The file itself; until it is here, its preview. */
function FullPicture({ picture }: { picture: Attachment }) {
  const t = useT();
  const problemText = useProblemText();
  const preview = useQuery({ ...attachmentQuery(picture.id, 'preview'), enabled: false });
  const full = useQuery({ ...attachmentQuery(picture.id, 'file'), gcTime: 0 });
  const shown = full.data ?? preview.data;
  return (
    <>
      {shown && <BlobImage blob={shown} alt={shownName(picture.name)} className={styles.picture} />}
      {full.isPending && (
        <span className={styles.loading}>
          <Spinner label={t('app.loading')} />
        </span>
      )}
      {full.error !== null && (
        <p role="alert" className={styles.error}>
          {problemText(full.error)}
        </p>
      )}
    </>
  );
}
