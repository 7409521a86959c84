import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answerOf, client } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { useStore } from '@/api/store/useStore';
import type { User } from '@/api/types';
import { allParticipants } from './allParticipants';
import { useShowChanged } from './useShowChanged';

/** Why nobody was invited, where it is about some of those chosen; none of them where it can't be told who. */
export interface Objection {
  kind: 'already' | 'notChoosable';
  ids: string[];
}

/** Invites people, all or nobody (D1). What was chosen stays until the server has taken it. */
export function useInvite(conversationId: string, onInvited: (people: User[]) => void) {
  const store = useStore();
  const showChanged = useShowChanged(conversationId);
  const [chosen, setChosen] = useState<User[]>([]);
  const [objection, setObjection] = useState<Objection>();
  /** The Idempotency-Key goes with these people, and with no others (A6). */
  const attempt = useRef({ key: '', ids: '' });

  const invite = useMutation({
    mutationFn: (people: User[]) => {
      const userIds = people.map(({ id }) => id);
      if (attempt.current.ids !== userIds.join()) {
        attempt.current = { key: crypto.randomUUID(), ids: userIds.join() };
      }
      return store.mutate(
        answerOf(
          client.POST('/api/v1/conversations/{id}/participants', {
            params: {
              path: { id: conversationId },
              header: { 'Idempotency-Key': attempt.current.key },
            },
            body: { userIds },
          }),
        ),
        (conversation) => [{ view: 'sidebar', id: conversationId, conversation }],
      );
    },
    onSuccess(_, people) {
      void showChanged(true);
      onInvited(people);
    },
    async onError(error, people) {
      setObjection(await objectionIn(error, conversationId, people));
    },
  });

  return {
    chosen,
    choose(people: User[]) {
      setChosen(people);
      setObjection(undefined);
      if (!invite.isPending) invite.reset();
    },
    send() {
      if (invite.isPending || chosen.length === 0) return;
      setObjection(undefined);
      invite.mutate(chosen);
    },
    isSending: invite.isPending,
    objection,
    /** Why it failed, where that is not about those chosen. */
    error: objection ? null : invite.error,
  };
}

async function objectionIn(
  error: unknown,
  conversationId: string,
  people: readonly User[],
): Promise<Objection | undefined> {
  if (!(error instanceof ApiProblem)) return undefined;
  if (error.slug === 'already-a-participant') {
    const all = await allParticipants(conversationId).catch(() => []);
    const there = new Set(all.filter(({ state }) => state === 'active').map(({ user }) => user.id));
    return { kind: 'already', ids: people.map(({ id }) => id).filter((id) => there.has(id)) };
  }
  const places = error.errors.flatMap(({ field }) => /^userIds\[(\d+)\]$/.exec(field)?.[1] ?? []);
  const ids = places.flatMap((place) => people[Number(place)]?.id ?? []);
  return ids.length > 0 ? { kind: 'notChoosable', ids } : undefined;
}
