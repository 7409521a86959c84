import { useState } from 'react';
import { useSearchParams } from 'react-router';

/** The search text; it is kept in the address under `param`, so a reload and a link keep it. */
export function useSearchText(param: 'search' | 'find') {
  const [params, setParams] = useSearchParams();
  const inAddress = params.get(param) ?? '';
  const [text, setText] = useState(inAddress);

  /** `also` are further parts of the address, which change with it. */
  function search(next: string, also: Readonly<Record<string, string>> = {}) {
    setText(next);
    setParams(
      (current) => {
        const changed = new URLSearchParams(current);
        if (next.trim() === '') changed.delete(param);
        else changed.set(param, next);
        for (const [name, value] of Object.entries(also)) changed.set(name, value);
        return changed;
      },
      { replace: true },
    );
  }

  return { text, search, isSearching: text.trim() !== '' };
}
