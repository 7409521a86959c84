import { FileText } from 'lucide-react';
import { useT } from '@/lib/i18n/I18n';
import { Button } from '@/ui/Button';
import styles from './TooLong.module.css';

interface TooLongProps {
  text: string;
  /** The maximum length of a message. */
  limit: number;
  /** Takes the text as a file; without it, the place takes no files. */
  onAttach?: ((file: File) => void) | undefined;
}

/** The actions for a text that is too long for a message. */
export function TooLong({ text, limit, onAttach }: TooLongProps) {
  const t = useT();
  return (
    <div role="alert" className={styles.tooLong}>
      <p>{t('composer.tooLong', { count: text.length, limit })}</p>
      {onAttach && <AttachAsFile text={text} onAttach={onAttach} />}
    </div>
  );
}

export function AttachAsFile({ text, onAttach }: { text: string; onAttach: (file: File) => void }) {
  const t = useT();
  const file = () => new File([text], t('composer.fileName'), { type: 'text/plain' });
  return (
    <Button size="small" onPress={() => onAttach(file())}>
      <FileText size={14} aria-hidden="true" />
      {t('composer.asFile')}
    </Button>
  );
}
