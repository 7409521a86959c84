import { ListFilterPlus, Pencil } from 'lucide-react';
import { useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { ConversationFilter } from '@/api/keys';
import { criteriaOf } from '@/features/filters/draft';
import { FilterDialog } from '@/features/filters/FilterDialog';
import { useFilterName } from '@/features/filters/useFilterName';
import { useFilters } from '@/features/filters/useFilters';
import { useT } from '@/lib/i18n/I18n';
import { Button } from '@/ui/Button';
import { IconButton } from '@/ui/IconButton';
import { ConditionChips } from './ConditionChips';
import styles from './FilterBar.module.css';
import { PersonFilter } from './PersonFilter';
import type { FilterChange } from './useSidebarFilter';

interface FilterBarProps {
  filter: ConversationFilter;
  onChange: (part: FilterChange) => void;
  onReplace: (filter: ConversationFilter) => void;
}

/** Narrows the list: by a person, by one of the filters (F5), and to what is unread; all of it together (B10). */
export function FilterBar({ filter, onChange, onReplace }: FilterBarProps) {
  const t = useT();
  const nameOf = useFilterName();
  const filters = useFilters();
  const [editing, setEditing] = useState<'new' | 'chosen'>();
  const chosen = filters.find(({ id }) => id === filter.filter);
  const saved = chosen?.builtIn === false ? chosen : undefined;
  const hasMore = Object.keys(filter).some((name) => name !== 'filter');
  return (
    <div className={styles.bar} role="search" aria-label={t('sidebar.filter')}>
      <div className={styles.person}>
        <div className={styles.field}>
          <PersonFilter personId={filter.with} onChange={(id) => onChange({ with: id })} />
        </div>
        {!hasMore && (
          <IconButton label={t('filters.new')} onPress={() => setEditing('new')}>
            <ListFilterPlus size={15} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      <div className={styles.toggles}>
        <ToggleButton
          isSelected={filter.unread === true}
          onChange={(isOn) => onChange({ unread: isOn ? true : undefined })}
          className={styles.toggle ?? ''}
        >
          {t('sidebar.filter.unread')}
        </ToggleButton>
        {filters.map((each) => (
          <ToggleButton
            key={each.id}
            isSelected={each.id === filter.filter}
            onChange={(isOn) => onChange({ filter: isOn ? each.id : undefined })}
            className={styles.toggle ?? ''}
          >
            <bdi className={styles.name}>{nameOf(each)}</bdi>
          </ToggleButton>
        ))}
        {saved && (
          <IconButton
            label={t('filters.change', { name: saved.name })}
            className={styles.tool}
            onPress={() => setEditing('chosen')}
          >
            <Pencil size={14} aria-hidden="true" />
          </IconButton>
        )}
        {hasMore && (
          <Button size="small" variant="quiet" onPress={() => setEditing('new')}>
            <ListFilterPlus size={14} aria-hidden="true" />
            {t('filters.saveThis')}
          </Button>
        )}
      </div>
      <ConditionChips filter={filter} onChange={onChange} />
      {editing !== undefined && (
        <FilterDialog
          filter={editing === 'chosen' ? saved : undefined}
          criteria={editing === 'chosen' && saved ? saved.criteria : criteriaOf(chosen, filter)}
          leftOut={
            editing === 'new' && chosen?.id === 'participating'
              ? t('filters.leftOut', { name: nameOf(chosen) })
              : undefined
          }
          onClose={() => setEditing(undefined)}
          onSaved={({ id }) => {
            setEditing(undefined);
            onReplace({ filter: id });
          }}
          onDeleted={() => {
            setEditing(undefined);
            onChange({ filter: undefined });
          }}
        />
      )}
    </div>
  );
}
