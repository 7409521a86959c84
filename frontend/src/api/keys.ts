import type { RecordType } from './types';

/** What the sidebar's list is narrowed to; absent parts narrow nothing. */
export interface ConversationFilter {
  /** The id of a filter, built in or saved. */
  filter?: string;
  with?: string;
  /** A record, as `type:id`. */
  about?: string;
  status?: 'open' | 'closed';
  role?: 'creator' | 'member';
  unread?: boolean;
  /** What a search must find in it. */
  q?: string;
}

/** Every key of the query and mutation caches: [operation, params]. */
export const keys = {
  clientConfig: () => ['getClientConfig'] as const,
  unreadCount: () => ['getUnreadCount'] as const,
  allConversations: () => ['listConversations'] as const,
  conversations: (filter: ConversationFilter) => ['listConversations', filter] as const,
  startConversation: () => ['startConversation'] as const,
  conversation: (id: string) => ['getConversation', { id }] as const,
  allMessages: () => ['listMessages'] as const,
  messagesOf: (id: string) => ['listMessages', { id }] as const,
  /** `view` tells apart who reads them: the sidebar's More, above a place, or a page, from a given one. */
  messages: (
    id: string,
    view: { before: number } | { from: number | 'newest'; asRecord: boolean },
  ) => ['listMessages', { id, view }] as const,
  allNewestInRecord: () => ['newestInRecord'] as const,
  newestInRecord: (id: string) => ['newestInRecord', { id }] as const,
  versions: (params: { id: string; seq: number; asRecord: boolean }) =>
    ['listVersions', params] as const,
  attachment: (id: string, part: 'file' | 'preview') => ['getAttachment', { id, part }] as const,
  files: (id: string) => ['listConversationFiles', { id }] as const,
  alertPreferences: () => ['getAlertPreferences'] as const,
  filters: () => ['listFilters'] as const,
  allSearches: () => ['search'] as const,
  search: (params: { q: string; about?: string }) => ['search', params] as const,
  participants: (id: string) => ['listParticipants', { id }] as const,
  allParticipants: (id: string) => ['listParticipants', { id, all: true }] as const,
  allUsers: () => ['listUsers'] as const,
  users: (params: { q: string; notIn?: string; deactivated?: boolean }) =>
    ['listUsers', params] as const,
  user: (id: string) => ['getUser', { id }] as const,
  records: (params: { type?: RecordType; q: string }) => ['listRecords', params] as const,
  allRecords: () => ['listRecords'] as const,
  allSingleRecords: () => ['getRecord'] as const,
  record: (type: string, id: string) => ['getRecord', { type, id }] as const,
  allRecordConversations: () => ['listRecordConversations'] as const,
  recordConversations: (type: RecordType, id: string) =>
    ['listRecordConversations', { type, id }] as const,
};
