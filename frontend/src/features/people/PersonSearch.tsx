import { type ReactNode, useState } from 'react';
import type { Key, KeyboardEvent } from 'react-aria-components';
import type { User } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { useT } from '@/lib/i18n/I18n';
import { ComboBox, ComboBoxItem } from '@/ui/ComboBox';
import { PersonOption } from './PersonOption';
import { useUserSearch } from './useUserSearch';

interface PersonSearchProps {
  label: string;
  hideLabel?: boolean;
  isRequired?: boolean;
  /** The id of a conversation: who takes part in it is not offered. */
  notIn?: string | undefined;
  /** Whether those who were deactivated are offered too. */
  deactivated?: boolean;
  /** Ids of those who are not offered either. */
  except?: readonly string[];
  errorMessage?: string | undefined;
  autoFocus?: boolean;
  /** Stands beside the field. */
  action?: ReactNode;
  onChoose: (person: User) => void;
}

/** A type-ahead for people; it is empty again once somebody is chosen. */
export function PersonSearch({
  notIn,
  deactivated = false,
  except,
  onChoose,
  ...props
}: PersonSearchProps) {
  const t = useT();
  const problemText = useProblemText();
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState<Key | null>(null);
  const { items, isLoading, isCurrent, error } = useUserSearch(text, {
    notIn,
    deactivated,
    isEnabled: isOpen || text !== '',
  });
  const offered = items.filter(({ id }) => !except?.includes(id));
  const emptyText = isLoading
    ? t('app.loading')
    : error === null
      ? t('people.none')
      : problemText(error);

  /** The only one whom the text fits needs no arrow key. */
  function chooseOnly(event: KeyboardEvent) {
    const [person, another] = offered;
    const isPointing = (event.target as Element).hasAttribute('aria-activedescendant');
    if (event.key !== 'Enter' || isPointing || text.trim() === '' || !isCurrent) return;
    if (person !== undefined && another === undefined) onChoose(person);
  }

  return (
    <ComboBox<User>
      {...props}
      menuTrigger="input"
      placeholder={t('people.placeholder')}
      emptyText={emptyText}
      items={offered}
      isSettled={isCurrent || text.trim() === '' || error !== null}
      onKeyDown={chooseOnly}
      onInputChange={setText}
      onOpenChange={(open) => {
        setIsOpen(open);
        // It closes its list and empties itself as its selection comes and goes; emptied from outside it would open again.
        if (!open) setChosen(null);
      }}
      selectedKey={chosen}
      onSelectionChange={(key) => {
        setChosen(key);
        const person = offered.find(({ id }) => id === key);
        if (person !== undefined) onChoose(person);
      }}
    >
      {(person) => (
        <ComboBoxItem textValue={person.displayName}>
          <PersonOption person={person} />
        </ComboBoxItem>
      )}
    </ComboBox>
  );
}
