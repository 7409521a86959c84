import { Paperclip } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
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
  const label = t('attachments.attach');
  return (
    <FileTrigger
      allowsMultiple
      onSelect={(files) => {
        if (files && files.length > 0) onFiles([...files]);
      }}
    >
      {hasText ? (
        <Button size="small" variant="quiet" className={className}>
          <Paperclip size={14} aria-hidden="true" />
          {label}
        </Button>
      ) : (
        <IconButton label={label} className={className}>
          <Paperclip size={15} aria-hidden="true" />
        </IconButton>
      )}
    </FileTrigger>
  );
}
