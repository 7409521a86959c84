import { Lock } from 'lucide-react';
import { useT } from '@/lib/i18n/I18n';
import { Badge } from '@/ui/Badge';

export function PrivateBadge() {
  const t = useT();
  return (
    <Badge>
      <Lock size={10} aria-hidden="true" />
      {t('conversation.private')}
    </Badge>
  );
}
