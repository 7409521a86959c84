import { MessagesSquare } from 'lucide-react';
import { useT } from '@/lib/i18n/I18n';
import { Badge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { badgeText } from '@/features/badge/badgeText';
import styles from './ConversationsButton.module.css';
import { useBadge } from '@/features/badge/useBadge';
import { setSidebarOpen, useSidebar } from './useSidebarOpen';

/** The toolbar's button: how many conversations hold something unread, and the way into the sidebar. */
export function ConversationsButton() {
  const t = useT();
  const isOpen = useSidebar() === 'open';
  const count = useBadge() ?? 0;
  return (
    <Button
      variant="quiet"
      aria-expanded={isOpen}
      aria-controls="conversations-sidebar"
      aria-label={t('sidebar.button', { count })}
      className={styles.button}
      onPress={() => setSidebarOpen(!isOpen)}
    >
      <MessagesSquare size={16} aria-hidden="true" />
      <span className={styles.label}>{t('sidebar.title')}</span>
      {count > 0 && <Badge tone="count">{badgeText(count)}</Badge>}
    </Button>
  );
}
