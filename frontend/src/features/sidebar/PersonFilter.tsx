import { useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { PersonEmail } from '@/features/people/PersonEmail';
import { PersonPicker } from '@/features/people/PersonPicker';
import { type KnownPerson, usePersonById } from '@/features/people/usePersonById';
import { useT } from '@/lib/i18n/I18n';
import { Avatar } from '@/ui/Avatar';
import { Chip } from '@/ui/Chip';

interface PersonFilterProps {
  personId: string | undefined;
  onChange: (id: string | undefined) => void;
}

/** Search conversations with one person (B10): a field until somebody is chosen, then a chip that can be taken away. */
export function PersonFilter({ personId, onChange }: PersonFilterProps) {
  const t = useT();
  const queryClient = useQueryClient();
  const { person } = usePersonById(personId);

  if (personId === undefined) {
    return (
      <PersonPicker
        label={t('sidebar.filter.person')}
        dialogTitle={t('sidebar.filter.selectPerson')}
        onChoose={(chosen) => {
          queryClient.setQueryData<KnownPerson>(keys.user(chosen.id), chosen);
          onChange(chosen.id);
        }}
      />
    );
  }
  const name = person?.displayName ?? t('sidebar.filter.somebody');
  return (
    <div>
      <Chip
        onRemove={() => onChange(undefined)}
        removeLabel={t('sidebar.filter.removePerson', { name })}
      >
        <Avatar id={personId} name={name} size="small" />
        {t('sidebar.filter.with', { name })}
        {person?.email && <PersonEmail email={person.email} />}
      </Chip>
    </div>
  );
}
