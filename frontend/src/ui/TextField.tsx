import { clsx } from 'clsx';
import type { Ref } from 'react';
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import styles from './TextField.module.css';

interface FieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  label: string;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  hint?: string | undefined;
  errorMessage?: string | undefined;
  placeholder?: string;
  className?: string | undefined;
}

export interface TextAreaProps extends FieldProps {
  rows?: number;
  inputRef?: Ref<HTMLTextAreaElement>;
}

interface TextFieldProps extends FieldProps {
  inputRef?: Ref<HTMLInputElement>;
}

export function TextField({ inputRef, placeholder, ...props }: TextFieldProps) {
  return (
    <Field {...props}>
      <Input
        ref={inputRef ?? null}
        dir="auto"
        className={styles.input ?? ''}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
    </Field>
  );
}

/** Grows with its text, as far as the style sheet lets it. */
export function TextArea({ inputRef, rows = 3, placeholder, ...props }: TextAreaProps) {
  return (
    <Field {...props}>
      <AriaTextArea
        ref={inputRef ?? null}
        dir="auto"
        rows={rows}
        className={clsx(styles.input, styles.area)}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
    </Field>
  );
}

function Field({
  label,
  hideLabel = false,
  hint,
  errorMessage,
  className,
  children,
  ...props
}: FieldProps & { children: React.ReactNode }) {
  return (
    <AriaTextField
      {...props}
      isInvalid={errorMessage !== undefined}
      className={clsx(styles.field, className)}
    >
      <Label className={hideLabel ? 'visually-hidden' : styles.label}>
        {label}
        {props.isRequired && (
          <span className={styles.required} aria-hidden="true">
            *
          </span>
        )}
      </Label>
      {children}
      {hint !== undefined && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{errorMessage}</FieldError>
    </AriaTextField>
  );
}
