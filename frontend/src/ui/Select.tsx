import { clsx } from 'clsx';
import { Check, ChevronDown } from 'lucide-react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import popover from './Popover.module.css';
import styles from './Select.module.css';
import field from './TextField.module.css';

interface SelectProps<K extends string> {
  label: string;
  hideLabel?: boolean;
  options: readonly { id: K; label: string }[];
  value: K;
  onChange: (value: K) => void;
  className?: string | undefined;
}

/** A drop-down of a few fixed choices, one of which is always chosen. */
export function Select<K extends string>({
  label,
  hideLabel = false,
  options,
  value,
  onChange,
  className,
}: SelectProps<K>) {
  return (
    <AriaSelect
      className={clsx(field.field, className)}
      value={value}
      onChange={(key) => onChange(key as K)}
    >
      <Label className={hideLabel ? 'visually-hidden' : field.label}>{label}</Label>
      <Button className={clsx(field.input, styles.button)}>
        <SelectValue className={styles.value ?? ''} />
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
      <Popover className={clsx(popover.popover, popover.asWideAsField)} offset={4}>
        <ListBox className={popover.list ?? ''} items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={popover.item ?? ''}>
              {({ isSelected }) => (
                <>
                  {option.label}
                  {isSelected && <Check size={14} className={popover.check} aria-hidden="true" />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
