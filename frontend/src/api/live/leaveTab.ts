import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../keys';
import { isNotFound } from '../problem';
import { storeOf } from '../store/useStore';
import type { RecordType } from '../types';

/**
 * After the server has refused to tell more of a record's tab: asks for the record, whose page says that it is not there where
 * it may not be viewed any more (F3), and then forgets everything that only tabs showed. @returns whether it was forgotten
 */
export async function leaveTab(
  queryClient: QueryClient,
  { type, id }: { type: RecordType; id: string },
): Promise<boolean> {
  const record = keys.record(type, id);
  await queryClient.invalidateQueries({ queryKey: record });
  if (!isNotFound(queryClient.getQueryState<unknown, Error>(record)?.error ?? null)) return false;
  queryClient.removeQueries({ queryKey: keys.recordConversations(type, id) });
  queryClient.removeQueries({
    predicate: ({ queryKey: [operation, ...params] }) =>
      params.some((each) => {
        const { view, about } = each as { view?: string; about?: string };
        const isSearch = operation === keys.allSearches()[0];
        return view === 'record' || (isSearch && about === `${type}:${id}`);
      }),
  });
  storeOf(queryClient).apply({ forget: 'recordTabs' });
  void queryClient.invalidateQueries({ queryKey: keys.allSingleConversations() });
  return true;
}
