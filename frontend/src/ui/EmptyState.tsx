import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  /** The action that the user can take. */
  action?: ReactNode;
  /** 'alert' where something failed, so that it is read out. */
  role?: 'alert' | undefined;
}

export function EmptyState({ icon, title, children, action, role }: EmptyStateProps) {
  return (
    <div className={styles.state} role={role}>
      {icon !== undefined && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      <p className={styles.title}>{title}</p>
      {children !== undefined && <p className={styles.text}>{children}</p>}
      {action}
    </div>
  );
}
