import { useQuery } from '@tanstack/react-query';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import { refetchWhileDown } from '@/api/live/liveState';
import { useRecordFeed } from '@/api/live/useRecordFeed';
import { isNotFound } from '@/api/problem';
import { conversationQuery } from '@/api/queries';
import type { Conversation, CrmRecord } from '@/api/types';
import { useRecordConversations } from './useRecordConversations';

interface RecordView {
  /** The reader's own copy, if there is one, decides what they may do. */
  conversation: Conversation | undefined;
  /** The last position that the tab shows, which a copy need not reach. */
  lastSeq: number;
  isNotFound: boolean;
  error: Error | null;
  retry: () => void;
}

/** A conversation in the tab of a record: that it stands there is told by its timeline alone. */
export function useRecordView(record: CrmRecord, id: string): RecordView {
  const enabled = useRecordFeed(record);
  const conversation = useQuery({ ...conversationQuery(id), ...refetchWhileDown, enabled });
  const newest = useQuery({
    queryKey: keys.newestInRecord(id),
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/api/v1/conversations/{id}/messages', {
          params: { path: { id }, query: { view: 'record', limit: 1 } },
          signal,
        }),
      ),
    ...refetchWhileDown,
    enabled,
  });
  const listed = useRecordConversations(record, enabled).items.find((each) => each.id === id);
  const { data } = conversation;
  const error = conversation.error ?? newest.error;
  return {
    conversation: newest.data && data && asListed(data, listed),
    lastSeq: Math.max(data?.lastSeq ?? 0, newest.data?.items.at(-1)?.seq ?? 0),
    isNotFound: isNotFound(error) || (data !== undefined && !isAbout(data, record)),
    error,
    retry() {
      void conversation.refetch();
      void newest.refetch();
    },
  };
}

/** The copy of who left goes on showing what it was called and who was there; the tab does not (D4, F1). */
function asListed(own: Conversation, listed: Conversation | undefined): Conversation {
  if (listed === undefined) return own;
  const { subject, description, status, participants, participantCount } = listed;
  return { ...own, subject, description, status, participants, participantCount };
}

/** A record whose name the reader may not know is shown by its type alone (B11). */
function isAbout({ about }: Conversation, { type, id }: CrmRecord): boolean {
  return about.some((ref) => ref.type === type && (ref.id === id || ref.restricted === true));
}
