import styles from './PersonOption.module.css';

/** Beside the name of one who was chosen: others may have the same name. */
export function PersonEmail({ email }: { email: string }) {
  return <span className={styles.email}>{email}</span>;
}
