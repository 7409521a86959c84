import type { Conversation } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import { Badge } from '@/ui/Badge';

interface LeftBadgeProps {
  membership: Extract<Conversation['membership'], 'left' | 'removed'>;
}

/** Says in few words that the reader takes part no more, and what that means to who points at it or hears it (D4, D5). */
export function LeftBadge({ membership }: LeftBadgeProps) {
  const t = useT();
  const meaning = t(`conversation.noReply.${membership}`);
  return (
    <span title={meaning}>
      <Badge>
        <span aria-hidden="true">{t(`conversation.${membership}`)}</span>
        <span className="visually-hidden">{meaning}</span>
      </Badge>
    </span>
  );
}
