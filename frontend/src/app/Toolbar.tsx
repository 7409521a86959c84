import { useNewConversation } from '@/features/newConversation/NewConversationProvider';
import { ConversationsButton } from '@/features/sidebar/ConversationsButton';
import { AppLink, AppNavLink } from '@/lib/AppLink';
import { useT } from '@/lib/i18n/I18n';
import { paths } from '@/lib/paths';
import { CreateMenu } from './CreateMenu';
import { ProductMark } from './ProductMark';
import styles from './Toolbar.module.css';
import { UserMenu } from './UserMenu';

export function Toolbar() {
  const t = useT();
  const newConversation = useNewConversation();
  return (
    <header className={styles.toolbar}>
      <AppLink to={paths.home()} className={styles.brand} aria-label={t('home.title')}>
        <ProductMark />
      </AppLink>
      <nav aria-label={t('app.nav')} className={styles.nav}>
        <AppNavLink to={paths.records()} className={styles.link ?? ''}>
          {t('app.records')}
        </AppNavLink>
      </nav>
      <div className={styles.tools}>
        <CreateMenu onConversation={() => newConversation()} />
        <ConversationsButton />
        <UserMenu />
      </div>
    </header>
  );
}
