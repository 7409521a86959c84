import type { CrmRecord, NewConversation, User } from '@/api/types';
import { storage } from '@/lib/storage';
import { keyOfRecord } from '../record/recordKey';

/** A conversation as far as somebody has filled it in. */
export interface Draft {
  participants: User[];
  about: CrmRecord[];
  message: string;
  isPrivate: boolean;
  subject: string;
  description: string;
  /** The last try: its Idempotency-Key goes with this body, and with no other (A6). */
  attempt?: { key: string; body: string };
}

export function emptyDraft(about: CrmRecord[]): Draft {
  return { participants: [], about, message: '', isPrivate: false, subject: '', description: '' };
}

/** False while it holds nothing but what the dialog was opened with. */
export function isWorthKeeping(draft: Draft, openedAbout: CrmRecord[]): boolean {
  const { participants, message, isPrivate, subject, description } = draft;
  const keys = (records: CrmRecord[]) => records.map(keyOfRecord).join('\n');
  return (
    participants.length > 0 ||
    [message, subject, description].some((text) => text.trim() !== '') ||
    isPrivate ||
    keys(draft.about) !== keys(openedAbout)
  );
}

/** The request's body; what was left out stays out. */
export function requestOf(draft: Draft, attachmentIds: readonly string[] = []): NewConversation {
  const subject = draft.subject.trim();
  const description = draft.description.trim();
  return {
    message: draft.message.trim(),
    participantIds: draft.participants.map(({ id }) => id),
    private: draft.isPrivate,
    ...(subject !== '' && { subject }),
    ...(description !== '' && { description }),
    ...(draft.about.length > 0 && { about: draft.about.map(({ type, id }) => ({ type, id })) }),
    ...(attachmentIds.length > 0 && { attachmentIds: [...attachmentIds] }),
  };
}

/** The key for sending `request`: that of the last try if it was the same, so that the server acts once. */
export function attemptOf(
  draft: Draft,
  request: NewConversation,
  newKey: () => string,
): { key: string; body: string } {
  const body = JSON.stringify(request);
  return draft.attempt?.body === body ? draft.attempt : { key: newKey(), body };
}

/** Drafts, one for each place that the dialog was opened from: a record's, or the plain one. */
export const drafts = {
  read(userId: string, openedAbout: CrmRecord[]): Draft | undefined {
    try {
      const kept = JSON.parse(storage.read(keyFor(userId, openedAbout)) ?? '') as Draft;
      return { ...emptyDraft(openedAbout), ...kept };
    } catch {
      return undefined;
    }
  },

  write(userId: string, openedAbout: CrmRecord[], draft: Draft | undefined): void {
    const kept = draft && isWorthKeeping(draft, openedAbout) ? JSON.stringify(draft) : null;
    storage.write(keyFor(userId, openedAbout), kept);
  },
};

/** The place of its files. */
export function placeOf(openedAbout: CrmRecord[]): string {
  return `new.${openedAbout.map(keyOfRecord).join(',')}`;
}

function keyFor(userId: string, openedAbout: CrmRecord[]): string {
  return `user.${userId}.newConversation.${openedAbout.map(keyOfRecord).join(',')}`;
}
