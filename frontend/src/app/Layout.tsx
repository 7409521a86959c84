import { Outlet } from 'react-router';
import { NewConversationProvider } from '@/features/newConversation/NewConversationProvider';
import { ConversationsSidebar } from '@/features/sidebar/ConversationsSidebar';
import { useSidebarOpen } from '@/features/sidebar/useSidebarOpen';
import { useT } from '@/lib/i18n/I18n';
import { useOnline } from '@/lib/useOnline';
import { ToastRegion } from '@/ui/Toast';
import styles from './Layout.module.css';
import { Toolbar } from './Toolbar';

/** Toolbar, page, and the sidebar beside it. */
export function Layout() {
  const t = useT();
  const sidebarOpen = useSidebarOpen();
  const online = useOnline();
  return (
    <NewConversationProvider>
      <div className={styles.layout} data-sidebar={sidebarOpen ? 'open' : 'closed'}>
        <a href="#main" className={styles.skip}>
          {t('app.skip')}
        </a>
        <Toolbar />
        <div role="status" className={styles.status}>
          {!online && <p className={styles.offline}>{t('app.offline')}</p>}
        </div>
        <main id="main" tabIndex={-1} className={styles.main}>
          <Outlet />
        </main>
        {sidebarOpen && <ConversationsSidebar />}
        <ToastRegion label={t('app.notifications')} closeLabel={t('app.dismiss')} />
      </div>
    </NewConversationProvider>
  );
}
