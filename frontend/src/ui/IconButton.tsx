import { clsx } from 'clsx';
import { type ReactNode, useRef, useState } from 'react';
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

/** The tooltip shows to who points at the button or comes to it by Tab, not where a dialog or a menu gives the focus back. */
export function IconButton({ label, className, ...props }: IconButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isTold, setTold] = useState(false);
  const isPointedAt = () => button.current?.matches('[data-hovered]') === true;
  return (
    <TooltipTrigger
      delay={500}
      closeDelay={0}
      isOpen={isTold}
      onOpenChange={(isOpen) => setTold(isOpen && isPointedAt())}
    >
      <AriaButton
        {...props}
        ref={button}
        aria-label={label}
        // Tab is let go of where it has led to.
        onKeyUp={({ key }) => key === 'Tab' && setTold(true)}
        className={clsx(styles.button, className)}
      />
      <Tooltip className={styles.tooltip ?? ''} placement="bottom" offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
