import {
  Bell,
  CheckCheck,
  Ellipsis,
  LoaderCircle,
  PanelRightClose,
  Plus,
  RefreshCw,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { ManageAlertsDialog } from '@/features/alerts/ManageAlertsDialog';
import { useT } from '@/lib/i18n/I18n';
import { IconButton } from '@/ui/IconButton';
import { Menu, MenuItem } from '@/ui/Menu';
import styles from './SidebarHeader.module.css';
import { setSidebarOpen } from './useSidebarOpen';

interface SidebarHeaderProps {
  onAdd: () => void;
  onRefresh: () => void;
  isRefreshing: boolean;
  /** Undefined as long as it is not known what is shown (B8). */
  onMarkAllRead: (() => void) | undefined;
  /** The field to search with, which takes what room there is. */
  children: ReactNode;
}

/** The focus goes back to the button that opens it again. */
function collapse() {
  setSidebarOpen(false);
  document.querySelector<HTMLElement>('[aria-controls="conversations-sidebar"]')?.focus();
}

export function SidebarHeader({
  onAdd,
  onRefresh,
  isRefreshing,
  onMarkAllRead,
  children,
}: SidebarHeaderProps) {
  const t = useT();
  const [isManaging, setManaging] = useState(false);
  return (
    <header className={styles.header}>
      <h2 className="visually-hidden">{t('sidebar.title')}</h2>
      {children}
      <IconButton label={t('sidebar.add')} onPress={onAdd}>
        <Plus size={17} aria-hidden="true" />
      </IconButton>
      <IconButton label={t('sidebar.refresh')} onPress={onRefresh}>
        {isRefreshing ? (
          <LoaderCircle size={15} aria-hidden="true" className={styles.turning} />
        ) : (
          <RefreshCw size={15} aria-hidden="true" />
        )}
      </IconButton>
      <Menu
        label={t('sidebar.moreActions')}
        trigger={
          <IconButton label={t('sidebar.moreActions')}>
            <Ellipsis size={17} aria-hidden="true" />
          </IconButton>
        }
      >
        <MenuItem
          icon={<CheckCheck size={16} />}
          isDisabled={onMarkAllRead === undefined}
          onAction={() => onMarkAllRead?.()}
        >
          {t('sidebar.markAllRead')}
        </MenuItem>
        <MenuItem icon={<Bell size={16} />} onAction={() => setManaging(true)}>
          {t('alerts.manage')}
        </MenuItem>
      </Menu>
      <IconButton label={t('sidebar.collapse')} onPress={collapse}>
        <PanelRightClose size={16} aria-hidden="true" className={styles.mirrored} />
      </IconButton>
      {isManaging && <ManageAlertsDialog onClose={() => setManaging(false)} />}
    </header>
  );
}
