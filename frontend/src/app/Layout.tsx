import { Outlet } from 'react-router';
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
import { useSidebar, useSidebarHistory } from '@/features/sidebar/useSidebarOpen';
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
  const sidebar = useSidebar();
  const newConversation = useNewConversation();
  useSidebarHistory();
  return (
    <div className={styles.layout} data-sidebar={sidebar}>
      <a href="#main" className={styles.skip}>
        {t('app.skip')}
      </a>
      <Toolbar />
      <ConnectionBar className={styles.status} />
      <main id="main" tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
      {sidebar !== 'closed' && (
        <ConversationsSidebar isHidden={sidebar === 'hidden'} onAdd={() => newConversation()} />
      )}
      <ToastRegion label={t('app.notifications')} closeLabel={t('app.dismiss')} />
      <PopUps />
      <Announcer />
    </div>
  );
}
