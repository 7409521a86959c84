import { useId } from 'react';
import { useT } from '@/lib/i18n/I18n';
import { Avatar } from '@/ui/Avatar';
import { Chip } from '@/ui/Chip';
import { Select } from '@/ui/Select';
import { TextField } from '@/ui/TextField';
import { PersonEmail } from '../people/PersonEmail';
import { PersonPicker } from '../people/PersonPicker';
import { RecordPicker } from '../record/RecordPicker';
import type { FilterDraft, FilterErrors } from './draft';
import styles from './FilterForm.module.css';

interface FilterConditionsProps {
  draft: FilterDraft;
  change: (part: Partial<FilterDraft>) => void;
  errors: FilterErrors;
}

/** The conditions of a filter, which must all hold (F5). */
export function FilterConditions({ draft, change, errors }: FilterConditionsProps) {
  const t = useT();
  return (
    <>
      <PersonCondition
        person={draft.with}
        onChange={(person) => change({ with: person })}
        errorMessage={errors.with}
      />
      <RecordPicker
        label={t('filters.about')}
        chosen={draft.about ? [draft.about] : []}
        onChange={(records) => change({ about: records.at(-1) })}
        most={1}
        errorMessage={errors.about}
      />
      <div className={styles.selects}>
        <Select
          label={t('filters.role')}
          options={[
            { id: 'any', label: t('filters.any') },
            { id: 'creator', label: t('filters.role.creator') },
            { id: 'member', label: t('filters.role.member') },
          ]}
          value={draft.role}
          onChange={(role) => change({ role })}
        />
        <Select
          label={t('filters.status')}
          options={[
            { id: 'any', label: t('filters.any') },
            { id: 'open', label: t('sidebar.filter.open') },
            { id: 'closed', label: t('sidebar.filter.closed') },
          ]}
          value={draft.status}
          onChange={(status) => change({ status })}
        />
        <Select
          label={t('filters.read')}
          options={[
            { id: 'any', label: t('filters.any') },
            { id: 'unread', label: t('sidebar.filter.unread') },
            { id: 'read', label: t('filters.read.read') },
          ]}
          value={draft.unread}
          onChange={(unread) => change({ unread })}
        />
      </div>
      <TextField
        label={t('filters.text')}
        value={draft.q}
        onChange={(q) => change({ q })}
        hint={t('filters.text.hint')}
        errorMessage={errors.q}
      />
    </>
  );
}

interface PersonConditionProps {
  person: FilterDraft['with'];
  onChange: (person: FilterDraft['with']) => void;
  errorMessage: string | undefined;
}

function PersonCondition({ person, onChange, errorMessage }: PersonConditionProps) {
  const t = useT();
  const labelId = useId();
  if (person === undefined) {
    return (
      <PersonPicker
        label={t('filters.with')}
        dialogTitle={t('filters.selectPerson')}
        onChoose={({ id, displayName, email }) => onChange({ id, displayName, email })}
        errorMessage={errorMessage}
      />
    );
  }
  return (
    <div role="group" aria-labelledby={labelId} className={styles.person}>
      <span id={labelId} className={styles.label}>
        {t('filters.with')}
      </span>
      <Chip
        onRemove={() => onChange(undefined)}
        removeLabel={t('filters.removePerson', { name: person.displayName })}
      >
        <Avatar id={person.id} name={person.displayName} size="small" />
        <bdi>{person.displayName}</bdi>
        {person.email && <PersonEmail email={person.email} />}
      </Chip>
      {errorMessage !== undefined && (
        <p role="alert" className={styles.error}>
          {errorMessage}
        </p>
      )}
    </div>
  );
}
