import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components';
import styles from './Switch.module.css';

interface SwitchProps extends Pick<AriaSwitchProps, 'isSelected' | 'onChange'> {
  /** The name of the switch, if only its position tells what it switches. */
  label: string;
}

/** On or off, at once. */
export function Switch({ label, ...props }: SwitchProps) {
  return (
    <AriaSwitch {...props} aria-label={label} className={styles.switch ?? ''}>
      <span className={styles.track} aria-hidden="true" />
    </AriaSwitch>
  );
}
