import { useQuery } from '@tanstack/react-query';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import type { Filter } from '@/api/types';

/** One request for nearly everybody: a user has 100 filters at most. */
const PAGE = 100;

/** The built-in filters, then the user's own by name (F5). */
export function useFilters(): Filter[] {
  const { data = [] } = useQuery({
    queryKey: keys.filters(),
    queryFn: ({ signal }) => allFilters(signal),
  });
  return data;
}

async function allFilters(signal: AbortSignal): Promise<Filter[]> {
  const filters: Filter[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = { limit: PAGE, ...(cursor && { cursor }) };
    const page = await answerOf(client.GET('/api/v1/filters', { params: { query }, signal }));
    filters.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return filters;
}
