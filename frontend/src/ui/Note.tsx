import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import styles from './Note.module.css';

interface NoteProps {
  icon?: ReactNode;
  tone?: 'neutral' | 'accent' | 'danger';
  /** 'status' where it changes with what somebody does, 'alert' where something failed. */
  role?: 'status' | 'alert';
  children: ReactNode;
  className?: string | undefined;
}

/** A sentence or two set off from what they are about. Empty, it is not seen; a live region must stand there before. */
export function Note({ icon, tone = 'neutral', role, children, className }: NoteProps) {
  return (
    <div role={role} className={clsx(styles.note, styles[tone], className)}>
      {icon}
      {children}
    </div>
  );
}
