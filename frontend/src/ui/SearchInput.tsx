import { Search, X } from 'lucide-react';
import { Button, Input, SearchField, type SearchFieldProps } from 'react-aria-components';
import styles from './SearchInput.module.css';

interface SearchInputProps extends Omit<SearchFieldProps, 'className' | 'style' | 'children'> {
  /** Its accessible name, shown as a placeholder too. */
  label: string;
}

/** A field to search with, and an x that empties it. */
export function SearchInput({ label, ...props }: SearchInputProps) {
  return (
    <SearchField {...props} aria-label={label} className={styles.search ?? ''}>
      <Search size={15} aria-hidden="true" className={styles.glass} />
      <Input dir="auto" placeholder={label} className={styles.input ?? ''} />
      <Button className={styles.clear ?? ''}>
        <X size={14} aria-hidden="true" />
      </Button>
    </SearchField>
  );
}
