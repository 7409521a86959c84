import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useT } from '@/lib/i18n/I18n';
import { IconButton } from '@/ui/IconButton';
import { Menu, MenuItem } from '@/ui/Menu';
import styles from './MessageBody.module.css';

interface MessageMenuProps {
  onEdit: () => void;
  onDelete: () => void;
}

export function MessageMenu({ onEdit, onDelete }: MessageMenuProps) {
  const t = useT();
  return (
    <Menu
      label={t('message.actions')}
      trigger={
        <IconButton label={t('message.actions')} className={styles.menu}>
          <Ellipsis size={16} aria-hidden="true" />
        </IconButton>
      }
    >
      <MenuItem icon={<Pencil size={16} />} onAction={onEdit}>
        {t('message.edit')}
      </MenuItem>
      <MenuItem icon={<Trash2 size={16} />} tone="danger" onAction={onDelete}>
        {t('message.delete')}
      </MenuItem>
    </Menu>
  );
}
