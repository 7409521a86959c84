import { useQuery } from '@tanstack/react-query';
import { unreadCountQuery } from '@/api/queries';
import { useSelected } from '@/api/store/useStore';

/** How many conversations have something unread (B1); undefined until it is known. */
export function useBadge(): number | undefined {
  useQuery(unreadCountQuery());
  return useSelected(({ badge }) => badge);
}
