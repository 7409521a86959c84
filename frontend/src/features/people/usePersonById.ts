import { useQuery } from '@tanstack/react-query';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import type { UserRef } from '@/api/types';

/**
 * The person of an id, as from an address; undefined while and where their name is not known. Whoever was chosen on this
 * page is known already; else a conversation with them says it.
 */
export function usePersonById(id: string | undefined) {
  const { data, isLoading } = useQuery<UserRef | null>({
    queryKey: keys.user(id ?? ''),
    queryFn: ({ signal }) => find(id ?? '', signal),
    enabled: id !== undefined,
    staleTime: Infinity,
  });
  return { person: data ?? undefined, isLoading };
}

async function find(id: string, signal: AbortSignal): Promise<UserRef | null> {
  const { items } = await answerOf(
    client.GET('/api/v1/conversations', { params: { query: { with: id, limit: 1 } }, signal }),
  );
  const people = items.flatMap(({ participants }) => participants.map(({ user }) => user));
  return people.find((user) => user.id === id) ?? null;
}
