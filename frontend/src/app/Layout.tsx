import { useEffect } from 'react';
import { Outlet, useLocation } from 'react-router';
import { PopUps } from '@/features/alerts/PopUps';
import { ComposerProvider } from '@/features/composer/ComposerProvider';
import { ConnectionBar } from '@/features/live/ConnectionBar';
import {
  NewConversationProvider,
  useNewConversation,
} from '@/features/newConversation/NewConversationProvider';
import { useTellLocale } from '@/features/session/useTellLocale';
import { useMe } from '@/features/session/useSession';
import { ConversationsSidebar } from '@/features/sidebar/ConversationsSidebar';
import { setSidebarOpen, uncoverPage, useSidebarOpen } from '@/features/sidebar/useSidebarOpen';
import { useT } from '@/lib/i18n/I18n';
import { Announcer } from '@/ui/announce';
import { ToastRegion } from '@/ui/Toast';
import styles from './Layout.module.css';
import { Toolbar } from './Toolbar';

export function Layout() {
  return (
    <ComposerProvider userId={useMe().id}>
      <NewConversationProvider>
        <Shell />
      </NewConversationProvider>
    </ComposerProvider>
  );
}

/** Toolbar, page, and the sidebar beside it. */
function Shell() {
  const t = useT();
  useTellLocale();
  const sidebarOpen = useSidebarOpen();
  const newConversation = useNewConversation();
  const { pathname, state } = useLocation();
  const showsSidebar = (state as { showsSidebar?: boolean } | null)?.showsSidebar === true;
  useEffect(uncoverPage, [pathname]);
  // After that one, which would close it on a phone.
  useEffect(() => {
    if (showsSidebar) setSidebarOpen(true);
  }, [showsSidebar]);
  return (
    <div className={styles.layout} data-sidebar={sidebarOpen ? 'open' : 'closed'}>
      <a href="#main" className={styles.skip}>
        {t('app.skip')}
      </a>
      <Toolbar />
      <ConnectionBar className={styles.status} />
      <main id="main" tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
      {sidebarOpen && <ConversationsSidebar onAdd={() => newConversation()} />}
      <ToastRegion label={t('app.notifications')} closeLabel={t('app.dismiss')} />
      <PopUps />
      <Announcer />
    </div>
  );
}
