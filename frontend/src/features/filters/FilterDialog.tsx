import type { ConversationFilter } from '@/api/keys';
import type { Filter } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import { Dialog } from '@/ui/Dialog';
import { Spinner } from '@/ui/Spinner';
import type { FilterDraft } from './draft';
import { FilterForm } from './FilterForm';
import { useNamed } from './useNamed';

interface FilterDialogProps {
  /** The saved one to change; without it, a new one is made. */
  filter?: Filter | undefined;
  /** The initial conditions. */
  criteria: Omit<ConversationFilter, 'filter'>;
  /** Says what of the conditions in force can't be saved. */
  leftOut: string | undefined;
  onSaved: (filter: Filter) => void;
  onDeleted: () => void;
  onClose: () => void;
}

/** Makes a filter of the sidebar, or renames, changes or deletes one (F5). Mounted while it is open. */
export function FilterDialog({ filter, criteria, ...props }: FilterDialogProps) {
  const t = useT();
  const { person, record, isLoading } = useNamed(criteria);
  if (isLoading) {
    return (
      <Dialog isOpen title={t('filters.edit')} closeLabel={t('app.close')} onClose={props.onClose}>
        <Spinner label={t('app.loading')} />
      </Dialog>
    );
  }
  const draft: FilterDraft = {
    name: filter?.name ?? '',
    with: person,
    about: record,
    role: criteria.role ?? 'any',
    status: criteria.status ?? 'any',
    unread: criteria.unread === undefined ? 'any' : criteria.unread ? 'unread' : 'read',
    q: criteria.q ?? '',
  };
  return <FilterForm {...props} filter={filter} initial={draft} />;
}
