import { clsx } from 'clsx';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import styles from './Chip.module.css';

interface ChipProps {
  children: ReactNode;
  /** Absent on what can't be taken away. */
  onRemove?: (() => void) | undefined;
  /** The accessible name of the x; names what it removes. */
  removeLabel?: string;
  className?: string | undefined;
}

/** Something chosen, with an x that takes it away again. */
export function Chip({ children, onRemove, removeLabel, className }: ChipProps) {
  return (
    <span className={clsx(styles.chip, onRemove !== undefined && styles.removable, className)}>
      <span className={styles.text}>{children}</span>
      {onRemove !== undefined && (
        <Button
          className={styles.remove ?? ''}
          onPress={onRemove}
          {...(removeLabel === undefined ? {} : { 'aria-label': removeLabel })}
        >
          <X size={12} aria-hidden="true" />
        </Button>
      )}
    </span>
  );
}
