import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import type { AlertPreferences } from '@/api/types';

/** The user's preferences for alerts (G1). A change shows at once, and is undone if the server refuses it. */
export function useAlertPreferences() {
  const queryClient = useQueryClient();
  const queryKey = keys.alertPreferences();
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/alert-preferences', { signal })),
    staleTime: 0,
  });
  const save = useMutation({
    mutationKey: queryKey,
    mutationFn: (body: AlertPreferences) =>
      answerOf(client.PUT('/api/v1/alert-preferences', { body })),
    // One after the other: each holds all six, and the last one counts.
    scope: { id: 'alertPreferences' },
    async onMutate(wanted) {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData<AlertPreferences>(queryKey);
      queryClient.setQueryData(queryKey, wanted);
      return before;
    },
    onError: (_error, _wanted, before) => queryClient.setQueryData(queryKey, before),
    // Once no other is on its way.
    onSettled() {
      if (queryClient.isMutating({ mutationKey: queryKey }) > 1) return;
      void queryClient.invalidateQueries({ queryKey });
    },
  });
  return { query, save };
}
