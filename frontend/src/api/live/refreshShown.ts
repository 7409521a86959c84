import type { Query, QueryClient } from '@tanstack/react-query';
import { keys } from '../keys';
import { loadEntries } from '../loading';
import { ApiProblem } from '../problem';
import { storeOf } from '../store/useStore';
import { pause } from './wake';

/** The part that the stream of a record's tab keeps up to date. */
const inTab = [
  keys.allRecordConversations(),
  keys.allSingleRecords(),
  keys.allSingleConversations(),
  keys.allMessages(),
].map(([operation]) => operation as string);

/** The operations whose data events keep up to date; after a gap they have to be asked for. */
const everything = [
  ...inTab,
  ...[
    keys.unreadCount(),
    keys.allConversations(),
    keys.allRecords(),
    keys.allFiles(),
    keys.everyParticipants(),
  ].map(([operation]) => operation),
];

/** The number of messages that come with a conversation. */
const NEWEST = 3;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;
/** The controllers that end repeated requests, for each of the two: a later gap asks for everything anew. */
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
  await queryClient.invalidateQueries({ predicate: isLive });
  void askAgain(queryClient, isLive, turn.signal);
}

/** An answer shows the newest three messages of a conversation; of those before them that a card has it tells nothing. */
async function checkCards(queryClient: QueryClient): Promise<void> {
  for (const { conversation } of Object.values(storeOf(queryClient).state().sidebar)) {
    const { id, messages } = conversation;
    const [first] = messages;
    if (first === undefined || messages.length <= NEWEST) continue;
    // The next gap has it asked again.
    await loadEntries(queryClient, id, first.seq - 1).catch(() => {});
  }
}

/** Repeats shown queries that have no answer for now, until there is one or nobody looks at them any more. */
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
