import styles from './Spinner.module.css';

export function Spinner({ label }: { label: string }) {
  return (
    <span role="status" className={styles.wrap}>
      <span className={styles.spinner} aria-hidden="true" />
      <span className="visually-hidden">{label}</span>
    </span>
  );
}
