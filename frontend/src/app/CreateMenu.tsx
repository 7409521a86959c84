import { MessageSquarePlus, Plus } from 'lucide-react';
import { useT } from '@/lib/i18n/I18n';
import { Button } from '@/ui/Button';
import { Menu, MenuItem } from '@/ui/Menu';

export function CreateMenu({ onConversation }: { onConversation: () => void }) {
  const t = useT();
  return (
    <Menu
      label={t('app.create')}
      trigger={
        <Button variant="quiet">
          <Plus size={16} aria-hidden="true" />
          {t('app.create')}
        </Button>
      }
    >
      <MenuItem icon={<MessageSquarePlus size={16} />} onAction={onConversation}>
        {t('app.create.conversation')}
      </MenuItem>
    </Menu>
  );
}
