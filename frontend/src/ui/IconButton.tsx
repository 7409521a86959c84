import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import styles from './IconButton.module.css';

interface IconButtonProps extends Omit<ButtonProps, 'className' | 'style' | 'children'> {
  /** The accessible name, shown as a tooltip too. */
  label: string;
  children: ReactNode;
  className?: string | undefined;
}

export function IconButton({ label, className, ...props }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <AriaButton {...props} aria-label={label} className={clsx(styles.button, className)} />
      <Tooltip className={styles.tooltip ?? ''} placement="bottom" offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
