import { useQuery } from '@tanstack/react-query';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import type { UserRef } from '@/api/types';

/** A person by name, and by address where another has that name too. */
export interface KnownPerson extends UserRef {
  email?: string | null;
}

/** The person of an id, as from an address; undefined while and where their name is not known. */
export function usePersonById(id: string | undefined) {
  const { data: person, isLoading } = useQuery<KnownPerson>({
    queryKey: keys.user(id ?? ''),
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/v1/users/{id}', { params: { path: { id: id ?? '' } }, signal })),
    enabled: id !== undefined,
    staleTime: Infinity,
  });
  return { person, isLoading };
}
