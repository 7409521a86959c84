import { useState } from 'react';
import { useLimits } from '@/api/limits';
import type { CrmRecord } from '@/api/types';
import { announce } from '@/ui/announce';
import { useComposer } from '../composer/ComposerProvider';
import { useUploads } from '../attachments/useUploads';
import { useMe } from '../session/useSession';
import {
  attemptOf,
  type Draft,
  drafts,
  emptyDraft,
  isWorthKeeping,
  placeOf,
  requestOf,
} from './draft';
import { type Field, type FieldFlaws, firstFlawed, flawsIn, flawsOf } from './fieldErrors';
import { useStart } from './useStart';

/** The state of the New Conversation dialog: what is filled in, what is wrong with it, and sending it. */
export function useNewConversationForm(openedAbout: CrmRecord[], onStarted: () => void) {
  const me = useMe();
  const start = useStart();
  const place = placeOf(openedAbout);
  const { uploads } = useComposer();
  const composed = useUploads(uploads, place);
  const limits = useLimits();
  const [draft, setDraft] = useState<Draft>(
    () => drafts.read(me.id, openedAbout) ?? emptyDraft(openedAbout),
  );
  const [wasTried, setWasTried] = useState(false);
  const [refused, setRefused] = useState<{ flaws: FieldFlaws; rest: string[] }>();
  /** A new object each time, so that the same field is gone to twice. */
  const [goTo, setGoTo] = useState<{ field: Field }>();

  function keep(next: Draft) {
    setDraft(next);
    drafts.write(me.id, openedAbout, next);
  }

  function change(field: Field | 'isPrivate', part: Partial<Draft>) {
    keep({ ...draft, ...part });
    if (refused && field !== 'isPrivate') {
      const { [field]: _, ...flaws } = refused.flaws;
      setRefused({ ...refused, flaws });
    }
    if (!start.isPending) start.reset();
  }

  function send() {
    if (start.isPending) return;
    setWasTried(true);
    const first = firstFlawed(flawsOf(draft, limits));
    if (first !== undefined) return setGoTo({ field: first });
    if (composed.waitsFor !== undefined) return announce(composed.waitsFor);
    const attachments = composed.files.flatMap(({ attachment }) => attachment ?? []);
    const request = requestOf(
      draft,
      attachments.map(({ id }) => id),
    );
    const attempt = attemptOf(draft, request, () => crypto.randomUUID());
    keep({ ...draft, attempt });
    setRefused(undefined);
    start.mutate(
      { request, key: attempt.key },
      {
        onSuccess() {
          drafts.write(me.id, openedAbout, undefined);
          uploads.forget(uploads.take(place));
          onStarted();
        },
        onError(error) {
          uploads.giveBack(place, uploads.take(place), error);
          const found = flawsIn(error);
          setRefused(found);
          const field = firstFlawed(found.flaws);
          if (field !== undefined) setGoTo({ field });
        },
      },
    );
  }

  return {
    draft,
    limits,
    change,
    send,
    goTo,
    flaws: { ...shownOf(flawsOf(draft, limits), wasTried), ...refused?.flaws },
    isSending: start.isPending,
    /** Why it was not sent, where no field tells that. */
    failure:
      start.error !== null && Object.keys(refused?.flaws ?? {}).length === 0
        ? { error: start.error, rest: refused?.rest ?? [] }
        : undefined,
    composed,
    isWorthKeeping: composed.files.length > 0 || isWorthKeeping(draft, openedAbout),
    /** @returns what undoes it */
    discard() {
      drafts.write(me.id, openedAbout, undefined);
      const taken = uploads.take(place);
      return () => {
        drafts.write(me.id, openedAbout, draft);
        uploads.giveBack(place, taken);
      };
    },
  };
}

/** Missing fields are reported after an attempt to send; exceeded limits at once. */
function shownOf(flaws: FieldFlaws, wasTried: boolean): FieldFlaws {
  return Object.fromEntries(
    Object.entries(flaws).filter(([, flaw]) => wasTried || flaw.kind !== 'missing'),
  );
}
