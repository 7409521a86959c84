import { type ComponentProps, useState } from 'react';
import type { User } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { useT } from '@/lib/i18n/I18n';
import { PickDialog } from '@/ui/PickDialog';
import { PersonOption } from './PersonOption';
import { useUserSearch } from './useUserSearch';

type Picking = ComponentProps<typeof PickDialog<User>>;

interface PeopleDialogProps {
  title: string;
  mode: Picking['mode'];
  chosen?: readonly User[];
  /** The id of a conversation: who takes part in it is not offered. */
  notIn?: string | undefined;
  /** Whether those who were deactivated are offered too. */
  deactivated?: boolean;
  onClose: () => void;
}

/** The list of everybody who can be chosen, by last name. */
export function PeopleDialog({ notIn, deactivated = false, ...props }: PeopleDialogProps) {
  const t = useT();
  const problemText = useProblemText();
  const [search, setSearch] = useState('');
  const list = useUserSearch(search, { notIn, deactivated });
  return (
    <PickDialog<User>
      {...props}
      searchLabel={t('people.placeholder')}
      search={search}
      onSearch={setSearch}
      items={list.items}
      isLoading={list.isLoading}
      isLoadingMore={list.isLoadingMore}
      onLoadMore={list.loadMore}
      error={list.error === null ? undefined : problemText(list.error)}
      onRetry={list.retry}
      emptyText={t('people.none')}
      keyOf={({ id }) => id}
      nameOf={({ displayName }) => displayName}
    >
      {(person) => <PersonOption person={person} />}
    </PickDialog>
  );
}
