import { useMemo } from 'react';
import { textParts } from '@/lib/links';
import styles from './LinkedText.module.css';

/**
 * A text as written, with its addresses as links. Each address is read from left to right whatever is around it, so that the
 * host stands where readers expect it. Linked pages can't reach back to this page, and are not told where their visitor came
 * from.
 */
export function LinkedText({ text }: { text: string }) {
  const parts = useMemo(() => textParts(text), [text]);
  return parts.map(({ text: part, href, host }, at) =>
    href === undefined ? (
      part
    ) : (
      <a
        // Parts of one text stay in their order.
        // oxlint-disable-next-line react/no-array-index-key
        key={at}
        href={href}
        target="_blank"
        rel="noopener noreferrer"
        dir="ltr"
        data-host={host}
        className={styles.link}
      >
        {part}
      </a>
    ),
  );
}
