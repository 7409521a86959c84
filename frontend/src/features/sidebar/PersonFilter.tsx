import { useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import type { Conversation, UserRef } from '@/api/types';
import { PersonPicker } from '@/features/people/PersonPicker';
import { useT } from '@/lib/i18n/I18n';
import { Avatar } from '@/ui/Avatar';
import { Chip } from '@/ui/Chip';

interface PersonFilterProps {
  personId: string | undefined;
  conversations: Conversation[];
  onChange: (id: string | undefined) => void;
}

/** Search conversations with one person (B10): a field until somebody is chosen, then a chip that can be taken away. */
export function PersonFilter({ personId, conversations, onChange }: PersonFilterProps) {
  const t = useT();
  const queryClient = useQueryClient();
  const person = usePerson(personId, conversations);

  if (personId === undefined) {
    return (
      <PersonPicker
        label={t('sidebar.filter.person')}
        dialogTitle={t('sidebar.filter.selectPerson')}
        onChoose={(chosen) => {
          queryClient.setQueryData<UserRef>(keys.user(chosen.id), chosen);
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
      </Chip>
    </div>
  );
}

/**
 * The person of an id from the address. Whoever was chosen here is known already; after a reload the conversations
 * with them say their name.
 */
function usePerson(id: string | undefined, conversations: Conversation[]): UserRef | undefined {
  const queryClient = useQueryClient();
  const { data } = useQuery<UserRef | null>({
    queryKey: keys.user(id ?? ''),
    queryFn: () => queryClient.getQueryData<UserRef>(keys.user(id ?? '')) ?? null,
    enabled: false,
  });
  if (data) return data;
  return conversations
    .flatMap(({ participants }) => participants)
    .find(({ user }) => user.id === id)?.user;
}
