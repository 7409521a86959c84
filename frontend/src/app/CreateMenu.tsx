import { MessageSquarePlus, Plus } from 'lucide-react';
import { useT } from '@/lib/i18n/I18n';
import { Button } from '@/ui/Button';
import { Menu, MenuItem } from '@/ui/Menu';
import styles from './Toolbar.module.css';

export function CreateMenu({ onConversation }: { onConversation: () => void }) {
  const t = useT();
  return (
    <Menu
      label={t('app.create')}
      trigger={
        <Button variant="quiet">
          <Plus size={16} aria-hidden="true" />
          <span className={styles.label}>{t('app.create')}</span>
        </Button>
      }
    >
      <MenuItem icon={<MessageSquarePlus size={16} />} onAction={onConversation}>
        {t('app.create.conversation')}
      </MenuItem>
    </Menu>
  );
}
