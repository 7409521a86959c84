import { answerOf, client } from '@/api/client';
import type { Participant } from '@/api/types';

const PAGE = 100;

/** Everybody who takes or took part, as far as the reader gets to see; conversations in lists name the first few only. */
export async function allParticipants(id: string, signal?: AbortSignal): Promise<Participant[]> {
  const participants: Participant[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = { limit: PAGE, ...(cursor && { cursor }) };
    const page = await answerOf(
      client.GET('/api/v1/conversations/{id}/participants', {
        params: { path: { id }, query },
        ...(signal && { signal }),
      }),
    );
    participants.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return participants;
}
