import { clsx } from 'clsx';
import type { RecordType } from '@/api/types';
import { RecordIcon } from './RecordIcon';
import styles from './RecordTile.module.css';

interface RecordTileProps {
  type: RecordType;
  size?: 'medium' | 'large';
}

/** Decoration: the icon of a record's type on its colour. */
export function RecordTile({ type, size = 'medium' }: RecordTileProps) {
  return (
    <span aria-hidden="true" className={clsx(styles.tile, styles[size], styles[type])}>
      <RecordIcon type={type} size={size === 'large' ? 22 : 15} />
    </span>
  );
}
