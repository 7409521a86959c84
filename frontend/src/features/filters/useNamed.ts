import { useQuery } from '@tanstack/react-query';
import { isNotFound } from '@/api/problem';
import { recordQuery } from '@/api/queries';
import type { CrmRecord, UserRef } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import { usePersonById } from '../people/usePersonById';
import { recordOf } from '../record/recordKey';

interface Named {
  person: UserRef | undefined;
  /** Undefined too where the reader may no longer see it. */
  record: CrmRecord | undefined;
  isLoading: boolean;
}

/** The person and the record of a filter's conditions, by their names. */
export function useNamed(criteria: { with?: string; about?: string }): Named {
  const t = useT();
  const { person, isLoading } = usePersonById(criteria.with);
  const key = recordOf(criteria.about ?? '');
  const record = useQuery({
    ...recordQuery(key?.type ?? 'contact', key?.id ?? ''),
    enabled: key !== undefined,
  });
  return {
    person:
      criteria.with === undefined
        ? undefined
        : (person ?? { id: criteria.with, displayName: t('sidebar.filter.somebody') }),
    record: key && !isNotFound(record.error) ? record.data : undefined,
    isLoading: isLoading || record.isLoading,
  };
}
