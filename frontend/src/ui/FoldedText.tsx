import { clsx } from 'clsx';
import { ChevronDown } from 'lucide-react';
import { type FocusEvent, type ReactNode, useCallback, useMemo, useState } from 'react';
import { Button } from './Button';
import styles from './FoldedText.module.css';
import { LinkedText } from './LinkedText';

export type Fold = 'tight' | 'narrow' | 'roomy';

interface FoldedTextProps {
  text: string;
  moreLabel: string;
  lessLabel: string;
  /** 'tight' is two lines, 'narrow' six; in a roomy place only that is folded which would take several screens. */
  fold?: Fold;
  /** Stands before the first word. */
  prefix?: ReactNode;
  /** Stands right after the last word. */
  suffix?: ReactNode;
  className?: string | undefined;
}

/** The sizes above which a text counts as long, without being laid out. */
const LONG = {
  narrow: { characters: 420, lines: 7 },
  roomy: { characters: 4_000, lines: 40 },
};
/** A text of so many characters fits on two lines, however narrow they are. */
const SHORT = 40;

/** Text as it was written, never markup; a long one is folded until the reader asks for it. */
export function FoldedText({
  text,
  moreLabel,
  lessLabel,
  fold = 'narrow',
  prefix,
  suffix,
  className,
}: FoldedTextProps) {
  const [isOpen, setOpen] = useState(false);
  const [isCut, watch] = useIsCut(fold === 'tight' && !isOpen && mayBeCut(text));
  const isLonger = useMemo(() => fold !== 'tight' && isLongerThan(text, LONG[fold]), [text, fold]);
  const isLong = fold === 'tight' ? isCut : isLonger;
  const isFolded = (fold === 'tight' || isLong) && !isOpen;

  const isAtEnd = fold === 'tight' && isFolded;

  /** A link that the keyboard comes to must be seen. */
  function showFocused({ currentTarget, target }: FocusEvent<HTMLElement>) {
    const [fold, link] = [currentTarget, target].map((each) => each.getBoundingClientRect().bottom);
    if (isFolded && (link ?? 0) > (fold ?? 0)) setOpen(true);
  }

  return (
    <div dir="auto" className={clsx(styles.place, className)}>
      {/* It only hears that a link in it has the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <p ref={watch} className={clsx(styles.text, isFolded && styles[fold])} onFocus={showFocused}>
        {prefix}
        <span>
          <LinkedText text={text} />
        </span>
        {suffix}
      </p>
      {isLong && (
        <Button
          size="small"
          variant="quiet"
          aria-expanded={isOpen}
          className={clsx(styles.toggle, isAtEnd && styles.atEnd)}
          onPress={() => setOpen(!isOpen)}
        >
          {isAtEnd ? (
            <>
              <ChevronDown size={14} aria-hidden="true" />
              <span className="visually-hidden">{moreLabel}</span>
            </>
          ) : isOpen ? (
            lessLabel
          ) : (
            moreLabel
          )}
        </Button>
      )}
    </div>
  );
}

/** Whether an element shows less than it has, as long as that is asked; it stays so when it is shown whole then. */
function useIsCut(isAsked: boolean) {
  const [isCut, setCut] = useState(false);
  const watch = useCallback(
    (element: HTMLElement | null) => {
      if (element === null || !isAsked) return;
      const observer = new ResizeObserver(() => {
        setCut(element.scrollHeight > element.clientHeight + 1);
      });
      observer.observe(element);
      return () => observer.disconnect();
    },
    [isAsked],
  );
  return [isCut, watch] as const;
}

function mayBeCut(text: string): boolean {
  return text.length > SHORT || text.includes('\n');
}

function isLongerThan(text: string, most: (typeof LONG)['narrow']): boolean {
  return text.length > most.characters || text.split('\n', most.lines + 1).length > most.lines;
}
