import type { User } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import { Avatar } from '@/ui/Avatar';
import { PersonName } from './PersonName';
import styles from './PersonOption.module.css';

/** One person in a list to choose from. */
export function PersonOption({ person }: { person: User }) {
  const t = useT();
  return (
    <>
      <Avatar id={person.id} name={person.displayName} />
      <span className={styles.texts}>
        <span className={styles.name}>
          <PersonName person={person} />
        </span>
        <span className={styles.email}>
          {[person.active ? null : t('people.deactivated'), person.email]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
    </>
  );
}
