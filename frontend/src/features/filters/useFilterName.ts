import { useCallback } from 'react';
import type { Filter } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';

/** The name of a filter: its own, or the catalogue's for a built-in one. */
export function useFilterName() {
  const t = useT();
  return useCallback(
    ({ id, name, builtIn }: Filter) => (builtIn ? t('filters.builtIn', { id }) : name),
    [t],
  );
}
