import { useMemo } from 'react';
import { textParts } from '@/lib/links';
import styles from './LinkedText.module.css';

/**
 * What somebody wrote, as they wrote it, with its addresses as links. Each is read from left to right whatever is around it, so that
 * the host stands where one looks for it. What it opens can't reach back to this page, and is not told about it.
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
