import { clsx } from 'clsx';
import { Check, ListFilterPlus, Pencil, UserSearch } from 'lucide-react';
import { useRef, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { ConversationFilter } from '@/api/keys';
import { criteriaOf } from '@/features/filters/draft';
import { FilterDialog } from '@/features/filters/FilterDialog';
import { useFilterName } from '@/features/filters/useFilterName';
import { useFilters } from '@/features/filters/useFilters';
import { catchFocus } from '@/lib/catchFocus';
import { useT } from '@/lib/i18n/I18n';
import { IconButton } from '@/ui/IconButton';
import { ConditionChips } from './ConditionChips';
import styles from './FilterBar.module.css';
import { PersonChip, PersonField } from './PersonFilter';
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
  const bar = useRef<HTMLDivElement>(null);
  const [isChoosing, setChoosing] = useState(false);
  const [editing, setEditing] = useState<'new' | 'chosen'>();
  const chosen = filters.find(({ id }) => id === filter.filter);
  const saved = chosen?.builtIn === false ? chosen : undefined;
  const hasMore = Object.keys(filter).some((name) => name !== 'filter');
  return (
    <div ref={bar} className={styles.bar} role="search" aria-label={t('sidebar.filter')}>
      <div className={styles.line}>
        {filter.with === undefined && (
          <IconButton
            label={t('sidebar.filter.person')}
            aria-expanded={isChoosing}
            className={clsx(styles.tool, styles.choose)}
            onPress={() => setChoosing(!isChoosing)}
          >
            <UserSearch size={15} aria-hidden="true" />
          </IconButton>
        )}
        <div className={styles.chips}>
          {filter.with !== undefined && (
            <PersonChip
              personId={filter.with}
              onRemove={() => {
                onChange({ with: undefined });
                catchFocus(() => bar.current?.querySelector('button'));
              }}
            />
          )}
          <ToggleButton
            isSelected={filter.unread === true}
            onChange={(isOn) => onChange({ unread: isOn ? true : undefined })}
            className={styles.toggle ?? ''}
          >
            {filter.unread === true && <Check size={13} aria-hidden="true" />}
            {t('sidebar.filter.unread')}
          </ToggleButton>
          {filters.map((each) => (
            <ToggleButton
              key={each.id}
              isSelected={each.id === filter.filter}
              onChange={(isOn) => onChange({ filter: isOn ? each.id : undefined })}
              className={styles.toggle ?? ''}
            >
              {each.id === filter.filter && <Check size={13} aria-hidden="true" />}
              <bdi className={styles.name}>{nameOf(each)}</bdi>
            </ToggleButton>
          ))}
          <ConditionChips filter={filter} onChange={onChange} />
        </div>
        {saved && (
          <IconButton
            label={t('filters.change', { name: saved.name })}
            className={styles.tool}
            onPress={() => setEditing('chosen')}
          >
            <Pencil size={14} aria-hidden="true" />
          </IconButton>
        )}
        <IconButton
          label={hasMore ? t('filters.saveThis') : t('filters.new')}
          className={styles.tool}
          onPress={() => setEditing('new')}
        >
          <ListFilterPlus size={15} aria-hidden="true" />
        </IconButton>
      </div>
      {isChoosing && filter.with === undefined && (
        <PersonField
          onChoose={(id) => {
            setChoosing(false);
            onChange({ with: id });
            catchFocus(() => bar.current?.querySelector('button'));
          }}
          onEscape={() => {
            setChoosing(false);
            catchFocus(() => bar.current?.querySelector('button'));
          }}
        />
      )}
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
