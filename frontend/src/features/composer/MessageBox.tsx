import { clsx } from 'clsx';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useLimits } from '@/api/limits';
import { useT } from '@/lib/i18n/I18n';
import { lengthOf } from '@/lib/text';
import { announce } from '@/ui/announce';
import { Button } from '@/ui/Button';
import styles from './MessageBox.module.css';
import { AttachAsFile, TooLong } from './TooLong';
import { useRoom } from './useRoom';

interface MessageBoxProps {
  /** The accessible name. */
  label: string;
  placeholder?: string;
  text: string;
  onType: (text: string) => void;
  submitLabel: string;
  onSubmit: () => void;
  isPending?: boolean;
  /** The action of Escape, which keeps the typed text; none if it is missing. */
  onEscape?: () => void;
  /** Why it was not taken. */
  error: string | undefined;
  /** Has the focus at once, behind the last letter. */
  autoFocus?: boolean;
  /** Whether it is one quiet word until it is used: while it is empty, or always. */
  folds?: 'empty' | 'always' | undefined;
  /** Stands before the button that submits. */
  children?: ReactNode;
  /** Stands at the end of the first line. */
  action?: ReactNode;
  /** The message's files, below its text. */
  files?: ReactNode;
  /** Whether there is more to it than its text. */
  hasMore?: boolean;
  /** Why it can't be submitted yet. */
  waitsFor?: string | undefined;
  /** Takes a text that is too long as a file. */
  onAttach?: (file: File) => void;
}

/** From this share of the limit on, the box counts what is left. */
const COUNTS_FROM = 0.9;

/** Where a message is written: one line that grows, with its button below while it is in use. */
export function MessageBox({
  label,
  placeholder,
  text,
  onType,
  submitLabel,
  onSubmit,
  isPending = false,
  onEscape,
  error,
  autoFocus = false,
  folds,
  children,
  action,
  files,
  hasMore = false,
  waitsFor,
  onAttach,
}: MessageBoxProps) {
  const t = useT();
  const limit = useLimits().message;
  const id = useId();
  const [isInUse, setInUse] = useState(false);
  const room = useRoom(text, limit, onType);
  const length = lengthOf(text);
  const isTooLong = length > limit;
  const isEmpty = text === '' && !hasMore;
  const isFolded = folds !== undefined && !isInUse && (isEmpty || folds === 'always');
  const canSubmit = length > 0 && !isTooLong && !isPending && waitsFor === undefined;

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && onEscape) {
      event.stopPropagation();
      onEscape();
    }
    if (event.key !== 'Enter' || event.shiftKey) return;
    // A phone's keyboard has no Shift+Enter: there Enter is a new line, and the button sends.
    if (window.matchMedia('(pointer: coarse)').matches) return;
    event.preventDefault();
    if (canSubmit) onSubmit();
    else if (waitsFor !== undefined) announce(waitsFor);
  }

  return (
    // It only hears where within it the focus is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      data-folded={isFolded ? '' : undefined}
      className={clsx(styles.box, !isFolded && (isInUse || !isEmpty) && styles.open)}
      onFocus={({ currentTarget, target }) => {
        // Under the pointer that presses it the action must not move away, so it opens nothing.
        if (target.closest('[data-action]') !== null) return;
        setInUse(true);
        if (isFolded) showUnfolded(currentTarget);
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setInUse(false);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSubmit) onSubmit();
      }}
    >
      <div className={styles.line}>
        <textarea
          ref={autoFocus ? focusAtEnd : null}
          rows={1}
          dir="auto"
          value={text}
          onChange={(event) => room.type(event.target.value)}
          onKeyDown={onKeyDown}
          placeholder={isFolded ? submitLabel : placeholder}
          aria-label={label}
          aria-invalid={error !== undefined || isTooLong}
          aria-describedby={`${id}-hint ${id}-error`}
          className={styles.text}
        />
        {isFolded && !isEmpty && (
          <span aria-hidden="true" className={styles.draft}>
            {t('composer.draft')}
          </span>
        )}
        {action && !isFolded && <div data-action="">{action}</div>}
      </div>
      {!isFolded && files}
      <div className={styles.row}>
        <span
          id={`${id}-hint`}
          className={clsx(styles.hint, waitsFor !== undefined && styles.waits)}
        >
          {waitsFor ?? (onEscape ? t('composer.hint.edit') : t('composer.hint'))}
        </span>
        {length > limit * COUNTS_FROM && (
          <span className={clsx(styles.count, isTooLong && styles.over)}>
            {isTooLong
              ? t('composer.over', { count: length - limit })
              : t('composer.left', { count: limit - length })}
          </span>
        )}
        {isTooLong && onAttach && (
          <AttachAsFile
            text={text}
            onAttach={(file) => {
              onAttach(file);
              onType('');
            }}
          />
        )}
        {children}
        <Button type="submit" size="small" variant="primary" isDisabled={!canSubmit}>
          {submitLabel}
        </Button>
      </div>
      {room.refused !== undefined && (
        <TooLong
          text={room.refused}
          limit={limit}
          onAttach={
            onAttach &&
            ((file) => {
              onAttach(file);
              room.forget();
            })
          }
        />
      )}
      <div id={`${id}-error`} role="alert" className={styles.error}>
        {error}
      </div>
    </form>
  );
}

/** A frame later it is as large as it gets, and may not be in view. */
function showUnfolded(box: HTMLElement) {
  requestAnimationFrame(() => box.scrollIntoView({ block: 'nearest' }));
}

/** A frame later: the menu that it was opened from holds the focus until it is gone. */
function focusAtEnd(area: HTMLTextAreaElement) {
  const frame = requestAnimationFrame(() => {
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  });
  return () => cancelAnimationFrame(frame);
}
