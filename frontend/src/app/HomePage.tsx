import { useId } from 'react';
import { PageTitle } from '@/features/badge/PageTitle';
import { DraftList } from '@/features/home/DraftList';
import { WaitingList } from '@/features/home/WaitingList';
import { useT } from '@/lib/i18n/I18n';
import styles from './HomePage.module.css';

/** The work that waits for the user: messages that they have not read, and drafts that they have not sent. */
export function HomePage() {
  const t = useT();
  const id = useId();
  return (
    <div className={styles.page}>
      <PageTitle page={t('home.title')} />
      <h1 id={id} className={styles.heading}>
        {t('home.waiting')}
      </h1>
      <WaitingList labelledBy={id} />
      <DraftList />
    </div>
  );
}
