import { useState } from 'react';
import type { User } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import { Button } from '@/ui/Button';
import { PeopleDialog } from './PeopleDialog';
import { PersonSearch } from './PersonSearch';

interface PersonPickerProps {
  label: string;
  hideLabel?: boolean;
  autoFocus?: boolean;
  /** The list's heading. */
  dialogTitle: string;
  onChoose: (person: User) => void;
  errorMessage?: string | undefined;
}

/** Chooses one person to look for, whatever became of them (B10): typed, or from the list behind Select. */
export function PersonPicker({ dialogTitle, onChoose, ...field }: PersonPickerProps) {
  const t = useT();
  const [isListOpen, setIsListOpen] = useState(false);
  return (
    <>
      <PersonSearch
        {...field}
        deactivated
        onChoose={onChoose}
        action={
          <Button slot={null} aria-label={dialogTitle} onPress={() => setIsListOpen(true)}>
            {t('people.select')}
          </Button>
        }
      />
      {isListOpen && (
        <PeopleDialog
          title={dialogTitle}
          deactivated
          mode={{ one: onChoose }}
          onClose={() => setIsListOpen(false)}
        />
      )}
    </>
  );
}
