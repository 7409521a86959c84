import { useState } from 'react';
import type { User } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import { namesApart } from '@/lib/namesApart';
import { Avatar } from '@/ui/Avatar';
import { Button } from '@/ui/Button';
import { ChipGroup } from '@/ui/ChipGroup';
import { useMe } from '../session/useSession';
import { PeopleDialog } from './PeopleDialog';
import styles from './PeoplePicker.module.css';
import { PersonSearch } from './PersonSearch';

interface PeoplePickerProps {
  label: string;
  dialogTitle: string;
  chosen: readonly User[];
  onChange: (people: User[]) => void;
  /** The id of the conversation that they are invited to; without it, they start one with the caller. */
  notIn?: string;
  /** How many may be chosen, the caller not counted. */
  most: number;
  errorMessage?: string | undefined;
  /** Ids of those whom the error is about. */
  wrong?: readonly string[];
  autoFocus?: boolean;
}

/** Chooses people: typed, or from the list behind Select. Of a new conversation the caller is always one. */
export function PeoplePicker({
  chosen,
  onChange,
  notIn,
  most,
  dialogTitle,
  wrong,
  ...field
}: PeoplePickerProps) {
  const t = useT();
  const me = useMe();
  const [isListOpen, setIsListOpen] = useState(false);
  const names = namesApart(chosen);
  const chips = [
    ...(notIn === undefined
      ? [{ id: me.id, text: t('people.you'), icon: iconOf(me), isFixed: true }]
      : []),
    ...chosen.map((person, at) => ({
      id: person.id,
      text: names[at] ?? person.displayName,
      hint: person.email ?? undefined,
      icon: iconOf(person),
      isWrong: wrong?.includes(person.id) ?? false,
    })),
  ];
  return (
    <div className={styles.picker}>
      <PersonSearch
        {...field}
        isRequired
        notIn={notIn}
        except={chosen.map(({ id }) => id)}
        onChoose={(person) => onChange([...chosen, person])}
        action={
          <Button slot={null} aria-label={dialogTitle} onPress={() => setIsListOpen(true)}>
            {t('people.select')}
          </Button>
        }
      />
      <ChipGroup
        label={field.label}
        items={chips}
        onRemove={(removed) => onChange(chosen.filter(({ id }) => id !== removed))}
      />
      {isListOpen && (
        <PeopleDialog
          title={dialogTitle}
          mode={{ several: onChange, most }}
          notIn={notIn}
          chosen={chosen}
          onClose={() => setIsListOpen(false)}
        />
      )}
    </div>
  );
}

function iconOf({ id, displayName }: User) {
  return <Avatar id={id} name={displayName} size="small" />;
}
