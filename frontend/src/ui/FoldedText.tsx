import { clsx } from 'clsx';
import { type ReactNode, useState } from 'react';
import { Button } from './Button';
import styles from './FoldedText.module.css';

interface FoldedTextProps {
  text: string;
  moreLabel: string;
  lessLabel: string;
  /** False shows all of it, however long. */
  folds?: boolean;
  /** Stands right after the last word. */
  suffix?: ReactNode;
  className?: string | undefined;
}

const LONG_CHARACTERS = 420;
const LONG_LINES = 7;

/** Text as it was written, never markup; a long one is folded until the reader asks for it. */
export function FoldedText({
  text,
  moreLabel,
  lessLabel,
  folds = true,
  suffix,
  className,
}: FoldedTextProps) {
  const [isOpen, setOpen] = useState(false);
  const isLong = folds && (text.length > LONG_CHARACTERS || text.split('\n').length > LONG_LINES);
  return (
    <div className={className}>
      <p dir="auto" className={clsx(styles.text, isLong && !isOpen && styles.folded)}>
        {text}
        {suffix}
      </p>
      {isLong && (
        <Button
          size="small"
          variant="quiet"
          aria-expanded={isOpen}
          className={styles.toggle}
          onPress={() => setOpen(!isOpen)}
        >
          {isOpen ? lessLabel : moreLabel}
        </Button>
      )}
    </div>
  );
}
