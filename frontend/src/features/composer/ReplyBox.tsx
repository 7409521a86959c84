import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { type KeyboardEvent, useId } from 'react';
import { clientConfigQuery } from '@/api/queries';
import { useProblemText } from '@/api/useProblemText';
import { useT } from '@/lib/i18n/I18n';
import { lengthOf } from '@/lib/text';
import { Button } from '@/ui/Button';
import styles from './ReplyBox.module.css';
import { useReply } from './useReply';

interface ReplyBoxProps {
  conversationId: string;
  /** Whom a reply goes to, for the accessible name: a sidebar has many of these boxes. */
  to: string;
}

/** From this share of the limit on, the box counts what is left. */
const COUNTS_FROM = 0.9;

export function ReplyBox({ conversationId, to }: ReplyBoxProps) {
  const t = useT();
  const problemText = useProblemText();
  const { text, refusal, type, send } = useReply(conversationId);
  const limit = useQuery(clientConfigQuery()).data?.limits.message ?? 10_000;
  const id = useId();
  const length = lengthOf(text);
  const isTooLong = length > limit;
  const canSend = length > 0 && !isTooLong;

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    // A phone's keyboard has no Shift+Enter: there Enter is a new line, and the button sends.
    if (window.matchMedia('(pointer: coarse)').matches) return;
    event.preventDefault();
    if (canSend) send();
  }

  const isRefused = refusal !== undefined;
  return (
    <form
      className={clsx(styles.box, text !== '' && styles.filled)}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSend) send();
      }}
    >
      <textarea
        rows={1}
        dir="auto"
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        placeholder={t('composer.placeholder')}
        aria-label={t('composer.label', { to })}
        aria-invalid={isRefused || isTooLong}
        aria-describedby={`${id}-hint ${id}-error`}
        className={styles.text}
      />
      <div className={styles.row}>
        <span id={`${id}-hint`} className={styles.hint}>
          {t('composer.hint')}
        </span>
        {length > limit * COUNTS_FROM && (
          <span className={clsx(styles.count, isTooLong && styles.over)}>
            {isTooLong
              ? t('composer.over', { count: length - limit })
              : t('composer.left', { count: limit - length })}
          </span>
        )}
        <Button
          type="submit"
          size="small"
          variant="primary"
          isDisabled={!canSend}
          className={styles.send}
        >
          {t('composer.reply')}
        </Button>
      </div>
      <div id={`${id}-error`} role="alert" className={styles.error}>
        {isRefused && problemText(refusal)}
      </div>
    </form>
  );
}
