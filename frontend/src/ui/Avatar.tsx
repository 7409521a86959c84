import { clsx } from 'clsx';
import { hueOf, initialsOf } from '@/lib/text';
import styles from './Avatar.module.css';

interface AvatarProps {
  /** The colour follows the id, so that a person keeps it under a new name. */
  id: string;
  name: string;
  size?: 'small' | 'medium' | 'large';
}

/** Decoration: the name stands in text beside it. */
export function Avatar({ id, name, size = 'medium' }: AvatarProps) {
  return (
    <span
      className={clsx(styles.avatar, styles[size], styles[`hue${hueOf(id)}`])}
      aria-hidden="true"
    >
      {initialsOf(name)}
    </span>
  );
}
