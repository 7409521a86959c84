import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { ConversationFilter } from '@/api/keys';

/** `q` is the search of a page that lists records, beside which the sidebar may stand. */
const TEXT = 'text';

export type FilterChange = {
  [K in keyof ConversationFilter]: ConversationFilter[K] | undefined;
};

const NOTHING: FilterChange = {
  filter: undefined,
  with: undefined,
  about: undefined,
  status: undefined,
  role: undefined,
  unread: undefined,
  q: undefined,
};

/** The list's filter; it lives in the address, so a reload and a link keep it. */
export function useSidebarFilter() {
  const [params, setParams] = useSearchParams();
  const search = params.toString();
  const filter = useMemo(() => filterOf(new URLSearchParams(search)), [search]);

  function change(part: FilterChange) {
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        for (const name of Object.keys(part)) next.delete(paramOf(name));
        for (const [param, value] of Object.entries(filterParams(part))) next.set(param, value);
        return next;
      },
      { replace: true },
    );
  }

  /** Narrows to these, and to nothing else. */
  function replace(wanted: ConversationFilter) {
    change({ ...NOTHING, ...wanted });
  }

  return { filter, change, replace, isFiltered: Object.keys(filter).length > 0 };
}

function paramOf(condition: string): string {
  return condition === 'q' ? TEXT : condition;
}

/** The parts of the address that say these conditions. */
export function filterParams(part: FilterChange): Record<string, string> {
  return Object.fromEntries(
    Object.entries(part).flatMap(([name, value]) =>
      value === undefined ? [] : [[paramOf(name), String(value)]],
    ),
  );
}

/** The filter of the address; unknown values are ignored. */
export function filterOf(params: URLSearchParams): ConversationFilter {
  const filter: ConversationFilter = {};
  const saved = params.get('filter');
  const person = params.get('with');
  const about = params.get('about');
  const text = params.get(TEXT)?.trim();
  const status = params.get('status');
  const role = params.get('role');
  if (saved) filter.filter = saved;
  if (person) filter.with = person;
  if (about) filter.about = about;
  if (text) filter.q = text;
  if (status === 'open' || status === 'closed') filter.status = status;
  if (role === 'creator' || role === 'member') filter.role = role;
  const unread = params.get('unread');
  if (unread === 'true' || unread === 'false') filter.unread = unread === 'true';
  return filter;
}
