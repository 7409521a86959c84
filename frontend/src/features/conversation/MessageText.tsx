import { useState } from 'react';
import type { Entry } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import { Button } from '@/ui/Button';
import styles from './MessageText.module.css';

interface MessageTextProps {
  entry: Entry;
  /** Folds a long text until the reader asks for it. */
  folds?: boolean;
}

const LONG_CHARACTERS = 420;
const LONG_LINES = 7;

/** The words of a message, always as text. */
export function MessageText({ entry, folds = false }: MessageTextProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  if (entry.deleted) return <p className={styles.deleted}>{t('conversation.deleted')}</p>;

  const text = entry.text ?? '';
  const isLong = folds && (text.length > LONG_CHARACTERS || text.split('\n').length > LONG_LINES);
  return (
    <>
      <p dir="auto" className={styles.text} data-folded={isLong && !isOpen ? '' : undefined}>
        {text}
        {entry.editedAt !== null && (
          <span className={styles.edited}> {t('conversation.edited')}</span>
        )}
      </p>
      {isLong && (
        <Button
          size="small"
          variant="quiet"
          aria-expanded={isOpen}
          className={styles.toggle}
          onPress={() => setOpen(!isOpen)}
        >
          {isOpen ? t('conversation.fold') : t('conversation.unfold')}
        </Button>
      )}
    </>
  );
}
