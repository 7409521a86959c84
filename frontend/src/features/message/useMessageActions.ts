import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, client } from '@/api/client';
import { invalidateCorrected } from '@/api/loading';
import { useStore } from '@/api/store/useStore';
import type { Entry } from '@/api/types';
import { useComposer } from '@/features/composer/ComposerProvider';
import { useT } from '@/lib/i18n/I18n';
import { announce } from '@/ui/announce';
import { showToast } from '@/ui/toasts';

/** A new text for one's own message (C6); what was typed is kept until the server has taken it, or its author discards it. */
export function useEditMessage(conversationId: string, entry: Entry, onDone: () => void) {
  const t = useT();
  const queryClient = useQueryClient();
  const store = useStore();
  const { drafts } = useComposer();
  const draft = draftOf(conversationId, entry);
  const written = entry.text ?? '';
  const [text, setText] = useState(() => drafts.get(draft) || written);
  const isChanged = text.trim() !== written && text.trim() !== '';
  const edit = useMutation({
    mutationFn: () =>
      store.mutate(
        answerOf(
          client.PATCH('/api/v1/conversations/{id}/messages/{seq}', {
            params: { path: { id: conversationId, seq: entry.seq } },
            body: { text: text.trim() },
          }),
        ),
        (changed) => [{ view: 'sidebar', id: conversationId, entries: [changed] }],
      ),
    onSuccess() {
      invalidateCorrected(queryClient, conversationId, entry);
      announce(t('message.saved'));
      leave();
    },
  });

  function leave() {
    drafts.set(draft, '');
    onDone();
  }

  return {
    text,
    type(next: string) {
      setText(next);
      drafts.set(draft, next === written ? '' : next);
      edit.reset();
    },
    save: () => (text.trim() === written ? leave() : edit.mutate()),
    /** Closes it; what was typed stays for the next time. */
    putAside() {
      onDone();
      if (isChanged) {
        showToast(t('message.kept'), {
          label: t('message.dropKept'),
          run: () => drafts.set(draft, ''),
        });
      }
    },
    cancel() {
      leave();
      if (isChanged) {
        showToast(t('message.dropped'), {
          label: t('message.undo'),
          run: () => drafts.set(draft, text),
        });
      }
    },
    isPending: edit.isPending,
    error: edit.error,
  };
}

/** Its place stays; what it said is gone for everybody (C6). */
export function useDeleteMessage(conversationId: string, entry: Entry, onDone: () => void) {
  const t = useT();
  const queryClient = useQueryClient();
  const store = useStore();
  const { drafts } = useComposer();
  return useMutation({
    mutationFn: () =>
      answerOf(
        client.DELETE('/api/v1/conversations/{id}/messages/{seq}', {
          params: { path: { id: conversationId, seq: entry.seq } },
        }),
      ),
    onSuccess() {
      drafts.set(draftOf(conversationId, entry), '');
      const deleted = { ...entry, text: null, attachments: [], deleted: true };
      store.applyEvent({ view: 'sidebar', id: conversationId, entries: [deleted] });
      invalidateCorrected(queryClient, conversationId, entry);
      announce(t('message.wasDeleted'));
      onDone();
    },
  });
}

function draftOf(conversationId: string, { seq }: Entry): string {
  return `${conversationId}.${seq}`;
}
