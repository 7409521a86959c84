import { PanelRightClose } from 'lucide-react';
import { useT } from '@/lib/i18n/I18n';
import { IconButton } from '@/ui/IconButton';
import styles from './ConversationsSidebar.module.css';
import { setSidebarOpen } from './useSidebarOpen';

export function ConversationsSidebar() {
  const t = useT();
  return (
    <aside id="conversations-sidebar" aria-label={t('sidebar.title')} className={styles.sidebar}>
      <header className={styles.header}>
        <h2>{t('sidebar.title')}</h2>
        <IconButton label={t('sidebar.collapse')} onPress={() => setSidebarOpen(false)}>
          <PanelRightClose size={16} aria-hidden="true" />
        </IconButton>
      </header>
    </aside>
  );
}
