import type { InfiniteData, Query, QueryClient } from '@tanstack/react-query';
import { checkMessages } from '../cache';
import { listed } from '../cached';
import { keys } from '../keys';
import { ApiProblem } from '../problem';
import type { Timeline } from '../types';
import { pause } from './wake';

/** What events keep up to date; so after a gap in them it has to be asked for. */
const everything = [
  keys.unreadCount(),
  keys.allConversations(),
  ['getConversation'],
  keys.allMessages(),
  keys.allNewestInRecord(),
  keys.allRecords(),
  keys.allSingleRecords(),
  ['listConversationFiles'],
  ['listParticipants'],
  keys.allRecordConversations(),
].map(([operation]) => operation);

/** The part that the stream of a record's tab keeps up to date. */
const inTab = [
  keys.allRecordConversations()[0],
  keys.allSingleRecords()[0],
  keys.allNewestInRecord()[0],
  'getConversation',
  keys.allMessages()[0],
];

/** So many messages of a conversation come with it. */
const NEWEST = 3;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;
/** What ends it, for each of the two: a later gap has everything asked for anew. */
const askingAgain = new Map<readonly string[], AbortController>();

/** Asks quietly for all that is shown, after a gap; whoever reads stays where they are. */
export async function refreshShown(queryClient: QueryClient): Promise<void> {
  await refresh(queryClient, everything);
  await checkCards(queryClient);
}

/** The same for what the tab of a record shows. */
export function refreshTab(queryClient: QueryClient): Promise<void> {
  return refresh(queryClient, inTab);
}

async function refresh(queryClient: QueryClient, operations: readonly string[]): Promise<void> {
  const isLive = ({ queryKey }: Query) => operations.includes(String(queryKey[0]));
  askingAgain.get(operations)?.abort();
  const turn = new AbortController();
  askingAgain.set(operations, turn);
  // An answer that is under way may be from before the gap.
  await queryClient.cancelQueries({ predicate: isLive });
  keepPlaces(queryClient);
  await queryClient.invalidateQueries({ predicate: isLive });
  void askAgain(queryClient, isLive, turn.signal);
}

/** An answer shows the newest three messages of a conversation; of those before them that a card has it tells nothing. */
async function checkCards(queryClient: QueryClient): Promise<void> {
  const cards = new Map(
    listed(queryClient)
      .filter(({ messages }) => messages.length > NEWEST)
      .map((conversation) => [conversation.id, conversation]),
  );
  for (const conversation of cards.values()) {
    // The next gap has it asked again.
    await checkMessages(queryClient, conversation).catch(() => {});
  }
}

/** What shows nothing new for want of an answer is asked for until there is one, or nobody looks at it any more. */
async function askAgain(
  queryClient: QueryClient,
  isLive: (query: Query) => boolean,
  signal: AbortSignal,
): Promise<void> {
  const lacking = {
    type: 'active',
    predicate: (query: Query) => isLive(query) && hasFailed(query),
  } as const;
  let milliseconds = FIRST_PAUSE_MS;
  while (!signal.aborted && queryClient.getQueryCache().findAll(lacking).length > 0) {
    await pause(milliseconds, signal);
    if (signal.aborted) return;
    await queryClient.refetchQueries(lacking);
    milliseconds = Math.min(LONGEST_PAUSE_MS, 2 * milliseconds);
  }
}

function hasFailed({ state: { error } }: Query): boolean {
  return error instanceof ApiProblem && error.isPassing;
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
