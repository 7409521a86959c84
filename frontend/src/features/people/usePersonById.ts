import { useQuery } from '@tanstack/react-query';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import type { UserRef } from '@/api/types';

/** A person by name, and by address where another has that name too. */
export interface KnownPerson extends UserRef {
  email?: string | null;
}

/**
 * The person of an id, as from an address; undefined while and where their name is not known. Whoever was chosen on this
 * page is known already; else a conversation with them says it.
 */
export function usePersonById(id: string | undefined) {
  const { data, isLoading } = useQuery<KnownPerson | null>({
    queryKey: keys.user(id ?? ''),
    queryFn: ({ signal }) => find(id ?? '', signal),
    enabled: id !== undefined,
    staleTime: Infinity,
  });
  return { person: data ?? undefined, isLoading };
}

async function find(id: string, signal: AbortSignal): Promise<KnownPerson | null> {
  const { items } = await answerOf(
    client.GET('/api/v1/conversations', { params: { query: { with: id, limit: 1 } }, signal }),
  );
  const participants = items.flatMap((item) => item.participants);
  const found = participants.find(({ user }) => user.id === id);
  return found ? { ...found.user, email: found.email } : null;
}
