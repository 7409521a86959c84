import type { QueryClient } from '@tanstack/react-query';
import { changeTimelines, listed, ownOf } from './cached';
import { keys } from './keys';
import type { Conversation, Entry, RecordRef, UserRef } from './types';

/**
 * Shows people and records as `conversation` names them, also where it does not stand itself: on messages that are shown
 * already, and in lists of records, where a name may be another now, or not the reader's to know any more (B11). Called
 * before the conversation is put into the cache.
 */
export function putNames(queryClient: QueryClient, conversation: Conversation): void {
  const known = [...ownOf(queryClient, conversation.id), ...inTabs(queryClient, conversation.id)];
  if (known.some(({ about }) => !isSame(about, conversation.about))) {
    void queryClient.invalidateQueries({ queryKey: keys.allRecords() });
    void queryClient.invalidateQueries({ queryKey: keys.allSingleRecords() });
    void queryClient.invalidateQueries({ queryKey: keys.filters() });
  }
  const names = new Map(conversation.participants.map(({ user }) => [user.id, user]));
  if (known.some(({ participants }) => participants.some(({ user }) => isRenamed(user, names)))) {
    renameInTimelines(queryClient, conversation.id, names);
  }
}

function inTabs(queryClient: QueryClient, id: string): Conversation[] {
  return listed(queryClient, keys.allRecordConversations()).filter((item) => item.id === id);
}

function isSame(one: readonly RecordRef[], other: readonly RecordRef[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ type, id, name }, index) => {
      const there = other[index];
      return there?.type === type && there.id === id && there.name === name;
    })
  );
}

function isRenamed({ id, displayName }: UserRef, names: ReadonlyMap<string, UserRef>): boolean {
  const now = names.get(id);
  return now !== undefined && now.displayName !== displayName;
}

function renameInTimelines(
  queryClient: QueryClient,
  id: string,
  names: ReadonlyMap<string, UserRef>,
): void {
  const now = (user: UserRef) => names.get(user.id) ?? user;
  const renamed = (entry: Entry): Entry => ({
    ...entry,
    author: now(entry.author),
    ...(entry.notice && {
      notice: { ...entry.notice, subjects: entry.notice.subjects.map(now) },
    }),
  });
  changeTimelines(queryClient, id, (data) => ({
    ...data,
    pages: data.pages.map((page) => ({ ...page, items: page.items.map(renamed) })),
  }));
}
