import { queryOptions } from '@tanstack/react-query';
import { answerOf, client } from './client';
import { keys } from './keys';
import { refetchWhileDown } from './live/liveState';
import type { RecordType } from './types';

export const clientConfigQuery = () =>
  queryOptions({
    queryKey: keys.clientConfig(),
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/client-config', { signal })),
    staleTime: Infinity,
  });

export const unreadCountQuery = () =>
  queryOptions({
    queryKey: keys.unreadCount(),
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/conversations/unread-count', { signal })),
    ...refetchWhileDown,
  });

export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: keys.conversation(id),
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/v1/conversations/{id}', { params: { path: { id } }, signal })),
  });

export const recordQuery = (type: RecordType, id: string) =>
  queryOptions({
    queryKey: keys.record(type, id),
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/api/v1/records/{type}/{id}', { params: { path: { type, id } }, signal }),
      ),
  });
