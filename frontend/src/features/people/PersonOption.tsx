import type { User } from '@/api/types';
import { Avatar } from '@/ui/Avatar';
import { PersonName } from './PersonName';
import styles from './PersonOption.module.css';

/** One person in a list to choose from. */
export function PersonOption({ person }: { person: User }) {
  return (
    <>
      <Avatar id={person.id} name={person.displayName} />
      <span className={styles.texts}>
        <span className={styles.name}>
          <PersonName person={person} />
        </span>
        {person.email !== null && <span className={styles.email}>{person.email}</span>}
      </span>
    </>
  );
}
