import { useEffect } from 'react';
import { useT } from '@/lib/i18n/I18n';
import { badgeText } from './badgeText';
import { useBadge } from './useBadge';

/** The title of the browser's tab: the page, after the number of conversations with something unread. The tab's icon has a dot then. */
export function PageTitle({ page }: { page: string }) {
  const t = useT();
  const unread = badgeText(useBadge() ?? 0);
  const isUnread = unread !== '';

  useEffect(() => {
    const icon = document.querySelector('link[rel="icon"]');
    icon?.setAttribute('href', isUnread ? '/icon-unread.svg' : '/icon.svg');
    return () => icon?.setAttribute('href', '/icon.svg');
  }, [isUnread]);

  const title = t('app.title', { page });
  return <title>{isUnread ? t('app.title.unread', { unread, title }) : title}</title>;
}
