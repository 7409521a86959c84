import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import { type PagedList, pagedList } from '@/api/pagedList';
import type { User } from '@/api/types';
import { useDebounced } from '@/lib/useDebounced';
import { useMe } from '../session/useSession';

const PAGE = 50;

interface UserSearch extends PagedList<User> {
  /** Whether `items` answer the text as it stands, not one before it. */
  isCurrent: boolean;
}

interface UserSearchOptions {
  /** The id of a conversation: who takes part in it is not offered (D1). */
  notIn?: string | undefined;
  /** Whether those who were deactivated are found too. */
  deactivated?: boolean;
  isEnabled?: boolean;
}

/** Users to choose from, by last name; with `text`, whose last name begins with it come first (A3). Never the caller. */
export function useUserSearch(
  text: string,
  { notIn, deactivated = false, isEnabled = true }: UserSearchOptions = {},
): UserSearch {
  const me = useMe();
  const q = useDebounced(text.trim());
  const query = useInfiniteQuery({
    queryKey: keys.users({ q, ...(notIn && { notIn }), ...(deactivated && { deactivated }) }),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        client.GET('/api/v1/users', {
          params: {
            query: {
              limit: PAGE,
              ...(q && { q }),
              ...(notIn && { notIn }),
              ...(deactivated && { deactivated }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    enabled: isEnabled,
  });
  const list = pagedList(query, ({ id }) => id);
  return {
    ...list,
    items: list.items.filter(({ id }) => id !== me.id),
    isCurrent: q === text.trim() && query.isSuccess && !query.isPlaceholderData,
  };
}
