import { BookOpen, Languages, LogOut } from 'lucide-react';
import { Button } from 'react-aria-components';
import { sessionStore } from '@/features/session/sessionStore';
import { useMe } from '@/features/session/useSession';
import { useLanguage, useT } from '@/lib/i18n/I18n';
import { languages } from '@/lib/i18n/languages';
import { paths } from '@/lib/paths';
import { Avatar } from '@/ui/Avatar';
import { Menu, MenuItem, MenuSeparator } from '@/ui/Menu';
import styles from './Toolbar.module.css';

export function UserMenu() {
  const t = useT();
  const me = useMe();
  const { language, chooseLanguage } = useLanguage();
  const other = language === 'en' ? 'fr' : 'en';
  return (
    <Menu
      label={t('app.userMenu', { name: me.displayName })}
      trigger={
        <Button
          className={styles.avatarButton ?? ''}
          aria-label={t('app.userMenu', { name: me.displayName })}
        >
          <Avatar id={me.id} name={me.displayName} />
        </Button>
      }
    >
      <MenuItem icon={<Languages size={16} />} onAction={() => chooseLanguage(other)}>
        {languages[other]}
      </MenuItem>
      <MenuItem icon={<BookOpen size={16} />} href={paths.apiReference()} target="_blank">
        {t('app.apiReference')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<LogOut size={16} />} onAction={() => void sessionStore.signOut()}>
        {t('app.signOut')}
      </MenuItem>
    </Menu>
  );
}
