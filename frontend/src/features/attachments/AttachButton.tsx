import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { useT } from '@/lib/i18n/I18n';
import { Button } from '@/ui/Button';
import { IconButton } from '@/ui/IconButton';

interface AttachButtonProps {
  onFiles: (files: File[]) => void;
  /** Whether its words are shown. */
  hasText?: boolean;
  className?: string | undefined;
}

/** Opens the browser's own choice of files, several at once. */
export function AttachButton({ onFiles, hasText = false, className }: AttachButtonProps) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const label = t('attachments.attach');
  const open = () => input.current?.click();
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // So that the same file can be chosen again after it was taken out.
          currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      {hasText ? (
        <Button size="small" variant="quiet" className={className} onPress={open}>
          <Paperclip size={14} aria-hidden="true" />
          {label}
        </Button>
      ) : (
        <IconButton label={label} className={className} onPress={open}>
          <Paperclip size={15} aria-hidden="true" />
        </IconButton>
      )}
    </>
  );
}
