import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { ConversationFilter } from '@/api/keys';

/** The list's filter; it lives in the address, so a reload and a link keep it. */
export function useSidebarFilter() {
  const [params, setParams] = useSearchParams();
  const search = params.toString();
  const filter = useMemo(() => filterOf(new URLSearchParams(search)), [search]);

  function change(part: { [K in keyof ConversationFilter]: ConversationFilter[K] | undefined }) {
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        for (const [name, value] of Object.entries(part)) {
          if (value === undefined) next.delete(name);
          else next.set(name, String(value));
        }
        return next;
      },
      { replace: true },
    );
  }

  return { filter, change, isFiltered: Object.keys(filter).length > 0 };
}

/** What the address says, as far as it says something known. */
export function filterOf(params: URLSearchParams): ConversationFilter {
  const filter: ConversationFilter = {};
  const person = params.get('with');
  const status = params.get('status');
  const role = params.get('role');
  if (person) filter.with = person;
  if (status === 'open' || status === 'closed') filter.status = status;
  if (role === 'creator' || role === 'member') filter.role = role;
  if (params.get('unread') === 'true') filter.unread = true;
  return filter;
}
