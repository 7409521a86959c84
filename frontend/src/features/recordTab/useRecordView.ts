import { useQuery } from '@tanstack/react-query';
import { refetchWhileDown } from '@/api/live/liveState';
import { useRecordFeed } from '@/api/live/useRecordFeed';
import { isNotFound } from '@/api/problem';
import { conversationQuery } from '@/api/queries';
import { useKnown } from '@/api/store/useStore';
import type { Conversation, CrmRecord } from '@/api/types';

/** A conversation as the tab of a record shows it. */
export function useRecordView(record: CrmRecord, id: string) {
  const enabled = useRecordFeed(record);
  const { data, error, refetch } = useQuery({
    ...conversationQuery(id, 'record'),
    ...refetchWhileDown,
    enabled,
  });
  const known = useKnown('record', id)?.conversation;
  return {
    conversation: data && known,
    isNotFound: isNotFound(error) || (known !== undefined && !isAbout(known, record)),
    error,
    retry: () => void refetch(),
  };
}

/** A record whose name the reader may not know is shown by its type alone (B11). */
function isAbout({ about }: Conversation, { type, id }: CrmRecord): boolean {
  return about.some((ref) => ref.type === type && (ref.id === id || ref.restricted === true));
}
