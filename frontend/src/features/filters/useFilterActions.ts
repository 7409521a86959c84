import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, client } from '@/api/client';
import { type ConversationFilter, keys } from '@/api/keys';
import type { Filter, FilterUpsert } from '@/api/types';

/** Saves a new filter, or changes `filter`; the lists that it narrows are read anew. */
export function useSaveFilter(filter: Filter | undefined) {
  const settle = useSettle();
  const [attempt, setAttempt] = useState({ key: '', body: '' });
  return useMutation({
    mutationFn(body: FilterUpsert) {
      const { key } = attemptOf(body);
      return answerOf(
        filter === undefined
          ? client.POST('/api/v1/filters', {
              params: { header: { 'Idempotency-Key': key } },
              body,
            })
          : client.PUT('/api/v1/filters/{id}', { params: { path: { id: filter.id } }, body }),
      );
    },
    onSuccess: ({ id }) => settle(id),
  });

  /** The same key for the same try, so that the server saves it once (A6). */
  function attemptOf(request: FilterUpsert) {
    const body = JSON.stringify(request);
    if (attempt.body === body) return attempt;
    const next = { key: crypto.randomUUID(), body };
    setAttempt(next);
    return next;
  }
}

export function useDeleteFilter({ id }: Filter, onDeleted: () => void) {
  const settle = useSettle();
  return useMutation({
    mutationFn: () => answerOf(client.DELETE('/api/v1/filters/{id}', { params: { path: { id } } })),
    onSuccess() {
      // First: what shows the filter goes with it.
      onDeleted();
      return settle(id);
    },
  });
}

function useSettle() {
  const queryClient = useQueryClient();
  return async (changed: string) => {
    void queryClient.resetQueries({
      queryKey: keys.allConversations(),
      predicate: ({ queryKey }) => (queryKey[1] as ConversationFilter).filter === changed,
    });
    await queryClient.invalidateQueries({ queryKey: keys.filters() });
  };
}
