import { clsx } from 'clsx';
import styles from './Skeleton.module.css';

interface SkeletonProps {
  width?: 'short' | 'half' | 'long' | 'full';
  shape?: 'line' | 'circle' | 'block';
}

/** A grey stand-in for what is loading; say so to screen readers once, around the group. */
export function Skeleton({ width = 'full', shape = 'line' }: SkeletonProps) {
  return (
    <span aria-hidden="true" className={clsx(styles.skeleton, styles[width], styles[shape])} />
  );
}
