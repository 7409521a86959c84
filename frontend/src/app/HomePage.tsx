import { useMe } from '@/features/session/useSession';
import { setSidebarOpen } from '@/features/sidebar/useSidebarOpen';
import { PageTitle } from '@/features/badge/PageTitle';
import { useBadge } from '@/features/badge/useBadge';
import { AppLink } from '@/lib/AppLink';
import { useT } from '@/lib/i18n/I18n';
import { paths } from '@/lib/paths';
import { Button } from '@/ui/Button';
import styles from './HomePage.module.css';

export function HomePage() {
  const t = useT();
  const me = useMe();
  const unread = useBadge();
  return (
    <div className={styles.page}>
      <PageTitle page={t('home.title')} />
      <h1 className={styles.hello}>{t('home.hello', { name: me.givenName || me.displayName })}</h1>
      {unread !== undefined && (
        <p className={styles.unread}>{t('home.unread', { count: unread })}</p>
      )}
      <div className={styles.actions}>
        <Button variant="primary" onPress={() => setSidebarOpen(true)}>
          {t('home.open')}
        </Button>
        <AppLink to={paths.records()} className={styles.link}>
          {t('home.records')}
        </AppLink>
      </div>
    </div>
  );
}
