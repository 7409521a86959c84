import { clsx } from 'clsx';
import type { KeyboardEvent, ReactNode } from 'react';
import {
  ComboBox as AriaComboBox,
  type ComboBoxProps as AriaComboBoxProps,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  type ListBoxItemProps,
  Popover,
} from 'react-aria-components';
import popover from './Popover.module.css';
import field from './TextField.module.css';

interface ComboBoxProps<T extends object> extends Omit<
  AriaComboBoxProps<T, 'single'>,
  'className' | 'style' | 'children'
> {
  label: string;
  hideLabel?: boolean;
  placeholder?: string;
  /** Shown in place of options when there are none. */
  emptyText: string;
  errorMessage?: string | undefined;
  /** Stands beside the input. */
  action?: ReactNode;
  className?: string | undefined;
  /** Whether `items` answer what was typed; until they do, Enter would throw it away. */
  isSettled?: boolean;
  /** Draws one item as a `ComboBoxItem`. */
  children: (item: T) => ReactNode;
}

/** A type-ahead over `items` that the caller has already narrowed to `inputValue` (the server does that here). */
export function ComboBox<T extends object>({
  label,
  hideLabel = false,
  placeholder,
  emptyText,
  errorMessage,
  action,
  className,
  isSettled = true,
  children,
  ...props
}: ComboBoxProps<T>) {
  function waitForItems(event: KeyboardEvent) {
    const isPointing = (event.target as Element).hasAttribute('aria-activedescendant');
    if (event.key !== 'Enter' || isPointing || isSettled) return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <AriaComboBox<T>
      allowsEmptyCollection
      menuTrigger="focus"
      {...props}
      isInvalid={errorMessage !== undefined}
      className={clsx(field.field, className)}
    >
      <Label className={hideLabel ? 'visually-hidden' : field.label}>
        {label}
        {props.isRequired && (
          <span className={field.required} aria-hidden="true">
            *
          </span>
        )}
      </Label>
      <div className={field.row}>
        <Input
          dir="auto"
          className={field.input ?? ''}
          onKeyDownCapture={waitForItems}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
        {action}
      </div>
      <FieldError className={field.error ?? ''}>{errorMessage}</FieldError>
      <Popover className={clsx(popover.popover, popover.asWideAsField)} offset={4}>
        <ListBox<T>
          className={popover.list ?? ''}
          renderEmptyState={() => <div className={popover.empty}>{emptyText}</div>}
        >
          {children}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

export function ComboBoxItem(props: Omit<ListBoxItemProps, 'className' | 'style'>) {
  return <ListBoxItem {...props} className={popover.item ?? ''} />;
}
