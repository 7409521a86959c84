import type { QueryClient } from '@tanstack/react-query';
import { putEntry } from '../cache';
import { addToTimelines, changeInLists } from '../cached';
import { placeIn } from '../copies';
import { mergeEntries } from '../entries';
import { keys } from '../keys';
import { putNames } from '../names';
import { isReadAsRecord } from '../readAs';
import type { Conversation, RecordType, Timeline } from '../types';
import { isCorrection } from './apply';
import type { LiveEvent } from './eventStream';

/** Puts what an event of a record's tab tells where the tab shows it (F1); it tells more, and of others, than the user's own copy shows. */
export function applyInTab(
  queryClient: QueryClient,
  record: { type: RecordType; id: string },
  event: LiveEvent,
): void {
  if (!('data' in event)) return;
  const { conversationId, conversation, entry } = event.data;
  if (conversation) {
    putNames(queryClient, conversation);
    const list = keys.recordConversations(record.type, record.id);
    changeInLists(queryClient, list, conversationId, () => conversation);
    placeIn(queryClient, list, conversation);
    // Of a copy of their own their own events tell.
    if (isReadAsRecord(conversation)) {
      queryClient.setQueryData<Conversation>(
        keys.conversation(conversationId),
        (known) => known && conversation,
      );
    }
  }
  if (!entry) return;
  addToTimelines(queryClient, conversationId, [entry], true);
  putEntry(queryClient, conversationId, entry);
  if (isCorrection(event.name)) {
    void queryClient.invalidateQueries({ queryKey: keys.allSearches() });
  }
  queryClient.setQueryData<Timeline>(
    keys.newestInRecord(conversationId),
    (known) => known && { ...known, items: mergeEntries(known.items, [entry]) },
  );
}
