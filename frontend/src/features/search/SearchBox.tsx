import { SearchInput } from '@/ui/SearchInput';

interface SearchBoxProps {
  label: string;
  text: string;
  onSearch: (text: string) => void;
  /** The id of the `SearchResults`: Arrow Down goes there. */
  resultsId: string;
}

/** Where somebody types what to look for; Escape empties it. */
export function SearchBox({ label, text, onSearch, resultsId }: SearchBoxProps) {
  return (
    <SearchInput
      label={label}
      value={text}
      onChange={onSearch}
      onKeyDown={(event) => {
        const first = document.getElementById(resultsId)?.querySelector('a');
        if (event.key === 'ArrowDown' && first) first.focus();
        else event.continuePropagation();
      }}
    />
  );
}
