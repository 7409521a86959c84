import { CircleCheck, CircleDot } from 'lucide-react';
import type { Conversation } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import { Badge } from '@/ui/Badge';

export function StatusBadge({ status }: { status: Conversation['status'] }) {
  const t = useT();
  return status === 'open' ? (
    <Badge tone="quiet">
      <CircleDot size={10} aria-hidden="true" />
      {t('conversation.open')}
    </Badge>
  ) : (
    <Badge>
      <CircleCheck size={10} aria-hidden="true" />
      {t('conversation.closed')}
    </Badge>
  );
}
