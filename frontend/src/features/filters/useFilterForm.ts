import { useState } from 'react';
import type { Filter } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { useT } from '@/lib/i18n/I18n';
import {
  errorsIn,
  type FilterDraft,
  type FilterErrors,
  flawsOf,
  NAME_LENGTH,
  requestOf,
  TEXT_LENGTH,
} from './draft';
import { useSaveFilter } from './useFilterActions';

/** The state of the filter dialog: what is filled in, what is wrong with it, and saving it. */
export function useFilterForm(
  filter: Filter | undefined,
  initial: FilterDraft,
  onSaved: (filter: Filter) => void,
) {
  const t = useT();
  const problemText = useProblemText();
  const [draft, setDraft] = useState(initial);
  const [wasTried, setWasTried] = useState(false);
  const save = useSaveFilter(filter);

  const flaws = wasTried ? flawsOf(draft) : [];
  const own: FilterErrors = {
    ...(flaws.includes('noName') && { name: t('filters.noName') }),
    ...(flaws.includes('longName') && { name: t('filters.tooLong', { most: NAME_LENGTH }) }),
    ...(flaws.includes('longText') && { q: t('filters.tooLong', { most: TEXT_LENGTH }) }),
    ...(flaws.includes('noCriteria') && { criteria: t('filters.noCriteria') }),
  };
  const errors: FilterErrors = { ...errorsIn(save.error), ...own };
  const isTold = Object.keys(errors).some((field) => field !== 'criteria');

  return {
    draft,
    errors,
    /** The errors that belong to no field. */
    failure:
      errors.criteria ?? (save.error !== null && !isTold ? problemText(save.error) : undefined),
    isPending: save.isPending,
    change(part: Partial<FilterDraft>) {
      setDraft({ ...draft, ...part });
      if (!save.isPending) save.reset();
    },
    save() {
      setWasTried(true);
      if (save.isPending || flawsOf(draft).length > 0) return;
      save.mutate(requestOf(draft), { onSuccess: onSaved });
    },
  };
}
