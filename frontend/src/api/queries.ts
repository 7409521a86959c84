import { queryOptions } from '@tanstack/react-query';
import { answerOf, client } from './client';
import { keys } from './keys';
import { refetchWhileDown } from './live/liveState';
import { isNotFound } from './problem';
import type { View } from './store/state';
import { storeOf } from './store/useStore';
import type { RecordType } from './types';

export const clientConfigQuery = () =>
  queryOptions({
    queryKey: keys.clientConfig(),
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/client-config', { signal })),
    staleTime: Infinity,
  });

/** Loads the badge into the store. The query's data are for Mark All Read, which needs `asOf`. */
export const unreadCountQuery = () =>
  queryOptions({
    queryKey: keys.unreadCount(),
    queryFn: ({ client: queryClient, signal }) =>
      storeOf(queryClient).query(
        answerOf(client.GET('/api/v1/conversations/unread-count', { signal })),
        ({ conversations }) => [{ badge: conversations }],
      ),
    ...refetchWhileDown,
  });

/** Loads a conversation into the store, in its default view or as the tab of a record shows it. */
export const conversationQuery = (id: string, view: View = 'sidebar') =>
  queryOptions({
    queryKey: keys.conversation(id, view),
    queryFn: async ({ client: queryClient, signal }) => {
      const store = storeOf(queryClient);
      const params = { path: { id }, query: view === 'record' ? { view } : {} };
      try {
        await store.query(
          answerOf(client.GET('/api/v1/conversations/{id}', { params, signal })),
          (conversation) => [{ view, id, conversation }],
        );
      } catch (error) {
        if (isNotFound(error)) store.apply({ gone: id, view });
        throw error;
      }
      return true;
    },
  });

export const recordQuery = (type: RecordType, id: string) =>
  queryOptions({
    queryKey: keys.record(type, id),
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/api/v1/records/{type}/{id}', { params: { path: { type, id } }, signal }),
      ),
  });
