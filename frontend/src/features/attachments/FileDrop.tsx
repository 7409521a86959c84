import { clsx } from 'clsx';
import { Paperclip } from 'lucide-react';
import { type ClipboardEvent, type DragEvent, type ReactNode, useState } from 'react';
import { useT } from '@/lib/i18n/I18n';
import styles from './FileDrop.module.css';
import { filesOf, holdsFiles, useFileDrag } from './useFileDrag';

interface FileDropProps {
  onFiles: (files: File[]) => void;
  children: ReactNode;
  className?: string | undefined;
  /** Takes files also on what is around it, up to the next positioned element. */
  isWide?: boolean;
}

/** Takes files that are dropped on it or pasted within; shows where as soon as some are held over the window. */
export function FileDrop({ onFiles, children, className, isWide = false }: FileDropProps) {
  const t = useT();
  const isDragging = useFileDrag();
  const [isOver, setOver] = useState(false);

  function onDragOver(event: DragEvent) {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setOver(true);
  }

  function onDragLeave({ currentTarget, relatedTarget }: DragEvent) {
    if (!currentTarget.contains(relatedTarget as Node | null)) setOver(false);
  }

  function onDrop(event: DragEvent) {
    setOver(false);
    if (!holdsFiles(event)) return;
    event.preventDefault();
    give(filesOf(event.dataTransfer));
  }

  function onPaste(event: ClipboardEvent) {
    const { types } = event.clipboardData;
    // Office programs put a picture beside the text that was copied: then the text is meant.
    if (types.includes('text/plain') && types.includes('text/html')) return;
    const files = filesOf(event.clipboardData);
    if (files.length === 0) return;
    event.preventDefault();
    give(files);
  }

  function give(files: File[]) {
    if (files.length > 0) onFiles(files);
  }

  return (
    // For a mouse and the clipboard; whoever uses neither has the button.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={clsx(styles.drop, isWide && styles.wide, className)}
      onDragOver={onDragOver}
      onDragLeave={onDragLeave}
      onDrop={onDrop}
      onPaste={onPaste}
    >
      {children}
      {isDragging && (
        <div aria-hidden="true" className={clsx(styles.target, isOver && styles.over)}>
          <Paperclip size={14} />
          {t('attachments.drop')}
        </div>
      )}
    </div>
  );
}
