import { clsx } from 'clsx';
import { shownName, splitName } from '@/lib/fileNames';
import styles from './MiddleEllipsis.module.css';

interface MiddleEllipsisProps {
  /** The name of a file. */
  name: string;
  className?: string | undefined;
}

/** A file's name on one line: too long for its place it loses its middle, and keeps its extension. Read out in full. */
export function MiddleEllipsis({ name, className }: MiddleEllipsisProps) {
  const shown = shownName(name);
  const { head, tail } = splitName(shown);
  if (tail === '') {
    return (
      <bdi title={shown} className={clsx(styles.name, styles.head, className)}>
        {shown}
      </bdi>
    );
  }
  return (
    <bdi title={shown} className={clsx(styles.name, className)}>
      <span className="visually-hidden">{shown}</span>
      <span aria-hidden="true" className={styles.head}>
        {head}
      </span>
      <span aria-hidden="true" className={styles.tail}>
        {tail}
      </span>
    </bdi>
  );
}
