import { Button } from 'react-aria-components';
import { Avatar } from './Avatar';
import styles from './Toast.module.css';
import type { PopUp } from './toasts';

interface PopUpViewProps extends PopUp {
  text: string;
  onDone: () => void;
}

/** All of it is the way to what it tells. Whatever is written in it keeps its own direction. */
export function PopUpView({ by, where, text, onOpen, onDone }: PopUpViewProps) {
  return (
    <Button
      className={styles.open ?? ''}
      onPress={() => {
        onDone();
        onOpen();
      }}
    >
      <Avatar id={by.id} name={by.name} />
      <span className={styles.told}>
        <span className={styles.who}>
          <bdi className={styles.by}>{by.name}</bdi>
          <bdi className={styles.where}>{where}</bdi>
        </span>
        <span className={styles.text}>
          <bdi>{text}</bdi>
        </span>
      </span>
    </Button>
  );
}
