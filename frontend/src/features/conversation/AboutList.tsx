import { clsx } from 'clsx';
import { Lock } from 'lucide-react';
import type { RecordRef } from '@/api/types';
import { AppLink } from '@/lib/AppLink';
import { useT } from '@/lib/i18n/I18n';
import { paths } from '@/lib/paths';
import styles from './AboutList.module.css';
import { RecordIcon } from '@/features/record/RecordIcon';

/** The records a conversation is about; of a restricted one no more than its type (B11). */
export function AboutList({
  about,
  className,
}: {
  about: RecordRef[];
  className?: string | undefined;
}) {
  const t = useT();
  if (about.length === 0) return null;
  return (
    <ul aria-label={t('conversation.about')} className={clsx(styles.list, className)}>
      {about.map(({ type, id, name }, index) => (
        // Restricted ones have no id to tell them apart by, and their order does not change.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={id ?? index} className={styles.item}>
          {id === undefined || name === undefined ? (
            <span className={styles.restricted}>
              <Lock size={12} aria-hidden="true" />
              {t('conversation.restricted', { type })}
            </span>
          ) : (
            <AppLink to={paths.record(type, id)} className={styles.link}>
              <RecordIcon type={type} />
              <span dir="auto">{name}</span>
            </AppLink>
          )}
        </li>
      ))}
    </ul>
  );
}
