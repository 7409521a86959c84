import type { View } from './store/state';
import type { RecordType } from './types';

/** The conditions of the sidebar's list; absent ones do not narrow it. */
export interface ConversationFilter {
  /** The id of a filter, built in or saved. */
  filter?: string;
  with?: string;
  /** A record, as `type:id`. */
  about?: string;
  status?: 'open' | 'closed';
  role?: 'creator' | 'member';
  unread?: boolean;
  /** A text that a search must find in the conversation. */
  q?: string;
}

/** Every key of the query and mutation caches: [operation, params]. */
export const keys = {
  clientConfig: () => ['getClientConfig'] as const,
  unreadCount: () => ['getUnreadCount'] as const,
  allConversations: () => ['listConversations'] as const,
  conversations: (filter: ConversationFilter) => ['listConversations', filter] as const,
  startConversation: () => ['startConversation'] as const,
  allSingleConversations: () => ['getConversation'] as const,
  conversation: (id: string, view: View = 'sidebar') => ['getConversation', { id, view }] as const,
  allMessages: () => ['listMessages'] as const,
  /** Pages of a timeline: of the sidebar's More, above a place, or of a page, from a given one; `generation` tells copies apart. */
  messages: (
    id: string,
    pages: { generation: number } & ({ before: number } | { from: number | 'newest'; view: View }),
  ) => ['listMessages', { id, ...pages }] as const,
  missedMessages: (id: string) => ['listMessages', { id, missed: true }] as const,
  versions: (params: { id: string; seq: number; view: View }) => ['listVersions', params] as const,
  attachment: (id: string, part: 'file' | 'preview') => ['getAttachment', { id, part }] as const,
  allFiles: () => ['listConversationFiles'] as const,
  files: (id: string) => ['listConversationFiles', { id }] as const,
  alertPreferences: () => ['getAlertPreferences'] as const,
  filters: () => ['listFilters'] as const,
  allSearches: () => ['search'] as const,
  search: (params: { q: string; about?: string }) => ['search', params] as const,
  everyParticipants: () => ['listParticipants'] as const,
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
