import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useRef } from 'react';
import { keys } from '@/api/keys';
import { PersonEmail } from '@/features/people/PersonEmail';
import { PersonPicker } from '@/features/people/PersonPicker';
import { type KnownPerson, usePersonById } from '@/features/people/usePersonById';
import { useT } from '@/lib/i18n/I18n';
import { Avatar } from '@/ui/Avatar';
import { Chip } from '@/ui/Chip';
import styles from './FilterBar.module.css';

interface PersonFieldProps {
  onChoose: (id: string) => void;
  /** Called by Escape, with nothing to close before. */
  onEscape: () => void;
}

/** Where the person is chosen with whom conversations are searched (B10). */
export function PersonField({ onChoose, onEscape }: PersonFieldProps) {
  const t = useT();
  const queryClient = useQueryClient();
  const field = useRef<HTMLDivElement>(null);

  function closeOnEscape({ key, target }: KeyboardEvent) {
    const isListOpen = (target as Element).getAttribute('aria-expanded') === 'true';
    if (key === 'Escape' && !isListOpen && field.current?.contains(target as Node)) onEscape();
  }

  return (
    // It hears the keys of the field in it before that takes them.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={field} className={styles.person} onKeyDownCapture={closeOnEscape}>
      <PersonPicker
        autoFocus
        label={t('sidebar.filter.person')}
        dialogTitle={t('sidebar.filter.selectPerson')}
        onChoose={(chosen) => {
          queryClient.setQueryData<KnownPerson>(keys.user(chosen.id), chosen);
          onChoose(chosen.id);
        }}
      />
    </div>
  );
}

interface PersonChipProps {
  personId: string;
  onRemove: () => void;
}

/** The chosen person, who can be taken away again. */
export function PersonChip({ personId, onRemove }: PersonChipProps) {
  const t = useT();
  const { person } = usePersonById(personId);
  const name = person?.displayName ?? t('sidebar.filter.somebody');
  return (
    <Chip onRemove={onRemove} removeLabel={t('sidebar.filter.removePerson', { name })}>
      <Avatar id={personId} name={name} size="small" />
      <span className={styles.name}>{t('sidebar.filter.with', { name })}</span>
      {person?.email && <PersonEmail email={person.email} />}
    </Chip>
  );
}
