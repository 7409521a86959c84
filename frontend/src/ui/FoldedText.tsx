import { clsx } from 'clsx';
import { type FocusEvent, type ReactNode, useMemo, useState } from 'react';
import { Button } from './Button';
import styles from './FoldedText.module.css';
import { LinkedText } from './LinkedText';

interface FoldedTextProps {
  text: string;
  moreLabel: string;
  lessLabel: string;
  /** In a roomy place only that is folded which would take several screens. */
  isRoomy?: boolean;
  /** Stands right after the last word. */
  suffix?: ReactNode;
  className?: string | undefined;
}

const NARROW = { characters: 420, lines: 7 };
const ROOMY = { characters: 4_000, lines: 40 };

/** Text as it was written, never markup; a long one is folded until the reader asks for it. */
export function FoldedText({
  text,
  moreLabel,
  lessLabel,
  isRoomy = false,
  suffix,
  className,
}: FoldedTextProps) {
  const [isOpen, setOpen] = useState(false);
  const isLong = useMemo(() => isLonger(text, isRoomy ? ROOMY : NARROW), [text, isRoomy]);
  const isFolded = isLong && !isOpen;

  /** A link that the keyboard comes to must be seen. */
  function showFocused({ currentTarget, target }: FocusEvent<HTMLElement>) {
    const [fold, link] = [currentTarget, target].map((each) => each.getBoundingClientRect().bottom);
    if (isFolded && (link ?? 0) > (fold ?? 0)) setOpen(true);
  }

  return (
    <div className={className}>
      {/* It only hears that a link in it has the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <p
        dir="auto"
        className={clsx(styles.text, isFolded && (isRoomy ? styles.roomy : styles.narrow))}
        onFocus={showFocused}
      >
        <LinkedText text={text} />
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

function isLonger(text: string, most: typeof NARROW): boolean {
  return text.length > most.characters || text.split('\n', most.lines + 1).length > most.lines;
}
