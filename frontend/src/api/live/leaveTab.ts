import type { QueryClient } from '@tanstack/react-query';
import { listed, ownOf } from '../cached';
import { keys } from '../keys';
import { isNotFound } from '../problem';
import type { RecordType } from '../types';

/**
 * After the server has refused to tell more of a record's tab: asks for the record, whose page says that it is not there where
 * it may not be viewed any more (F3), and then forgets everything that only the tab showed. @returns whether it was forgotten
 */
export async function leaveTab(
  queryClient: QueryClient,
  { type, id }: { type: RecordType; id: string },
): Promise<boolean> {
  const record = keys.record(type, id);
  await queryClient.invalidateQueries({ queryKey: record });
  if (!isNotFound(queryClient.getQueryState<unknown, Error>(record)?.error ?? null)) return false;
  const list = keys.recordConversations(type, id);
  const inTab = new Set(listed(queryClient, list).map((conversation) => conversation.id));
  queryClient.removeQueries({ queryKey: list });
  queryClient.removeQueries({
    predicate: ({ queryKey: [operation, params] }) => {
      const of = (params ?? {}) as { id?: string; about?: string; view?: object };
      if (operation === keys.allSearches()[0]) return of.about === `${type}:${id}`;
      if (of.id === undefined || !inTab.has(of.id)) return false;
      const isRead = 'asRecord' in of || (of.view !== undefined && 'asRecord' in of.view);
      const asRecord = isRead && ({ ...of, ...of.view } as { asRecord: boolean }).asRecord;
      return asRecord || operation === keys.allNewestInRecord()[0] || isOthers(queryClient, of.id);
    },
  });
  return true;
}

/** The user has no copy of it: all that is known of it came from tabs. */
function isOthers(queryClient: QueryClient, id: string): boolean {
  return ownOf(queryClient, id).every(({ membership }) => membership === 'none');
}
