import { BellOff } from 'lucide-react';
import { useT } from '@/lib/i18n/I18n';
import { Badge } from '@/ui/Badge';

export function MutedSign() {
  const t = useT();
  return (
    <Badge tone="quiet">
      <BellOff size={10} aria-hidden="true" />
      {t('alerts.muted')}
    </Badge>
  );
}
