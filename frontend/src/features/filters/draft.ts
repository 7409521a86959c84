import type { ConversationFilter } from '@/api/keys';
import { ApiProblem } from '@/api/problem';
import type { CrmRecord, Filter, FilterUpsert } from '@/api/types';
import type { KnownPerson } from '@/features/people/usePersonById';
import { lengthOf } from '@/lib/text';

type Criteria = Omit<ConversationFilter, 'filter'>;

/** A filter as the dialog has it. */
export interface FilterDraft {
  name: string;
  with: KnownPerson | undefined;
  about: CrmRecord | undefined;
  role: 'creator' | 'member' | 'any';
  status: 'open' | 'closed' | 'any';
  unread: 'unread' | 'read' | 'any';
  q: string;
}

type FilterField = 'name' | 'with' | 'about' | 'role' | 'status' | 'unread' | 'q';
export type FilterErrors = Partial<Record<FilterField | 'criteria', string>>;

export const NAME_LENGTH = 100;
export const TEXT_LENGTH = 200;

/** The conditions in force: those of the chosen filter and those beside it, which count where both say something. */
export function criteriaOf(chosen: Filter | undefined, filter: ConversationFilter): Criteria {
  const { filter: _, ...beside } = filter;
  return { ...chosen?.criteria, ...beside };
}

export function requestOf(draft: FilterDraft): FilterUpsert {
  const { name, with: person, about, role, status, unread, q } = draft;
  return {
    name: name.trim(),
    criteria: {
      ...(person && { with: person.id }),
      ...(about && { about: `${about.type}:${about.id}` }),
      ...(role !== 'any' && { role }),
      ...(status !== 'any' && { status }),
      ...(unread !== 'any' && { unread: unread === 'unread' }),
      ...(q.trim() !== '' && { q: q.trim() }),
    },
  };
}

/** The errors that are known before the filter is sent. */
export function flawsOf(draft: FilterDraft): ('noName' | 'longName' | 'longText' | 'noCriteria')[] {
  const { criteria } = requestOf(draft);
  return [
    ...(lengthOf(draft.name) === 0 ? (['noName'] as const) : []),
    ...(lengthOf(draft.name) > NAME_LENGTH ? (['longName'] as const) : []),
    ...(lengthOf(draft.q) > TEXT_LENGTH ? (['longText'] as const) : []),
    ...(Object.keys(criteria).length === 0 ? (['noCriteria'] as const) : []),
  ];
}

/** The errors of the server (422), by field. */
export function errorsIn(problem: unknown): FilterErrors {
  if (!(problem instanceof ApiProblem)) return {};
  const errors: FilterErrors = {};
  for (const { field, message } of problem.errors) {
    const name = field.replace(/^criteria\./, '') as FilterField | 'criteria';
    errors[name] ??= message;
  }
  return errors;
}
