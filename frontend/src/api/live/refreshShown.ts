import type { InfiniteData, Query, QueryClient } from '@tanstack/react-query';
import { keys } from '../keys';
import type { Timeline } from '../types';

/** What events keep up to date; so after a gap in them it has to be asked for. */
const everything = [
  keys.unreadCount(),
  keys.allConversations(),
  ['getConversation'],
  keys.allMessages(),
  ['newestInRecord'],
  ['listConversationFiles'],
  ['listParticipants'],
  keys.allRecordConversations(),
].map(([operation]) => operation);

/** The part that the stream of a record's tab keeps up to date. */
const inTab = [
  keys.allRecordConversations()[0],
  'newestInRecord',
  'getConversation',
  keys.allMessages()[0],
];

/** Asks quietly for all that is shown, after a gap; whoever reads stays where they are. */
export function refreshShown(queryClient: QueryClient): Promise<void> {
  return refresh(queryClient, everything);
}

/** The same for what the tab of a record shows. */
export function refreshTab(queryClient: QueryClient): Promise<void> {
  return refresh(queryClient, inTab);
}

async function refresh(queryClient: QueryClient, operations: readonly string[]): Promise<void> {
  const isLive = ({ queryKey }: Query) => operations.includes(String(queryKey[0]));
  // An answer that is under way may be from before the gap.
  await queryClient.cancelQueries({ predicate: isLive });
  keepPlaces(queryClient);
  await queryClient.invalidateQueries({ predicate: isLive });
}

/** A timeline is read anew from where it begins now: "the newest" would be others by then. */
function keepPlaces(queryClient: QueryClient): void {
  const timelines = queryClient.getQueriesData<InfiniteData<Timeline>>({
    queryKey: keys.allMessages(),
  });
  for (const [key, data] of timelines) {
    const first = data?.pages[0]?.items[0];
    const { view } = key[1] as { view: object };
    if (!data || !first || 'before' in view) continue;
    const [, ...others] = data.pageParams;
    queryClient.setQueryData(key, { ...data, pageParams: [{ after: first.seq - 1 }, ...others] });
  }
}
