import type { ClientConfig, Conversation, Entry, User, UserRef } from '@/api/types';

export const alice: User = {
  id: '019a0000-0000-7000-8000-00000000000a',
  givenName: 'Alice',
  familyName: 'Moreau',
  displayName: 'Alice Moreau',
  email: 'alice@example.org',
  active: true,
};

export const bob: UserRef = {
  id: '019a0000-0000-7000-8000-00000000000b',
  displayName: 'Bob Tanaka',
};

/** The client configuration of the server, with messages of at most 100 characters. */
export const clientConfig: ClientConfig = {
  issuer: 'http://idp',
  clientId: 'conversations',
  version: '1',
  limits: {
    subject: 200,
    description: 4000,
    message: 100,
    participants: 250,
    about: 20,
    attachmentsPerMessage: 10,
    attachmentSize: 25 * 1024 * 1024,
    pageSize: 100,
  },
};

/** By Bob, a minute after the one before it. */
export function aMessage(seq: number, part: Partial<Entry> = {}): Entry {
  return {
    seq,
    kind: 'message',
    at: new Date(Date.UTC(2026, 10, 20, 9, seq)).toISOString(),
    author: bob,
    text: `Message ${seq}`,
    attachments: [],
    editedAt: null,
    deleted: false,
    ...part,
  };
}

export function messages(from: number, through: number): Entry[] {
  return Array.from({ length: through - from + 1 }, (_, index) => aMessage(from + index));
}

/** Open, between Alice and Bob, with `count` messages of which the newest three are shown. */
export function aConversation(count: number, part: Partial<Conversation> = {}): Conversation {
  const shown = messages(Math.max(1, count - 2), count);
  return {
    id: '019a0000-0000-7000-8000-0000000000c1',
    subject: null,
    description: null,
    status: 'open',
    private: false,
    createdAt: '2026-11-20T09:00:00Z',
    createdBy: bob,
    lastActivityAt: shown.at(-1)?.at ?? '2026-11-20T09:00:00Z',
    about: [],
    participants: [
      {
        user: bob,
        role: 'creator',
        state: 'active',
        joinedAt: '2026-11-20T09:00:00Z',
        email: 'bob@example.org',
        active: true,
      },
      {
        user: alice,
        role: 'member',
        state: 'active',
        joinedAt: '2026-11-20T09:00:00Z',
        email: alice.email,
        active: true,
      },
    ],
    participantCount: 2,
    messages: shown,
    hasOlder: count > 3,
    messageCount: count,
    unreadCount: 0,
    readThroughSeq: count,
    lastSeq: count,
    membership: 'active',
    copyDeleted: false,
    muted: false,
    can: {
      reply: true,
      markRead: false,
      invite: true,
      leave: false,
      delete: true,
      close: true,
      reopen: false,
      edit: true,
      remove: true,
      mute: true,
    },
    ...part,
  };
}
