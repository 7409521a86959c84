import { act, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import type { LiveEvent } from '@/api/live/eventStream';
import type { EventData } from '@/api/types';
import { aConversation, aMessage, alice, bob } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { ToastRegion } from '@/ui/Toast';
import { PopUps } from './PopUps';

vi.mock('../session/useSession', async () => ({ useMe: () => alice }));

const listeners = new Set<(event: LiveEvent) => void>();
vi.mock('@/api/live/useLiveFeed', () => ({
  onLiveEvent(listener: (event: LiveEvent) => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
}));

const conversationId = aConversation(3).id;

function tell(name: string, part: Partial<EventData>) {
  const data = { conversationId, unreadConversations: 1, unreadCount: 1, readThroughSeq: 2 };
  act(() => listeners.forEach((hear) => hear({ id: 1, name, data: { ...data, ...part } })));
}

beforeEach(() => {
  renderApp(
    <>
      <PopUps />
      <ToastRegion label="Notifications" closeLabel="Dismiss" />
    </>,
  );
  tell('alert', { seq: 3, entry: aMessage(3), alert: { kind: 'newMessage', by: bob } });
});

it('G5 goes once it was read in another window', () => {
  expect(screen.getByText('Message 3')).toBeDefined();
  tell('conversation.read', { readThroughSeq: 3 });
  expect(screen.queryByText('Message 3')).toBeNull();
});

it('C6 goes with the message that it tells of, not with another one', () => {
  tell('message.deleted', { seq: 2, entry: aMessage(2, { text: null, deleted: true }) });
  expect(screen.getByText('Message 3')).toBeDefined();
  tell('message.deleted', { seq: 3, entry: aMessage(3, { text: null, deleted: true }) });
  expect(screen.queryByText('Message 3')).toBeNull();
});

it('C6 reads as its message does by now', () => {
  tell('message.edited', { seq: 2, entry: aMessage(2, { text: 'Another one' }) });
  expect(screen.getByText('Message 3')).toBeDefined();
  tell('message.edited', { seq: 3, entry: aMessage(3, { text: 'Corrected' }) });
  expect(screen.getByText('Corrected')).toBeDefined();
  expect(screen.queryByText('Message 3')).toBeNull();
});

it('G5 names who wrote once, where two talk of nothing in particular', () => {
  const conversation = aConversation(4, { subject: null });
  tell('alert', {
    seq: 4,
    entry: aMessage(4),
    conversation,
    alert: { kind: 'newMessage', by: bob },
  });
  expect(screen.getByText('Message 4')).toBeDefined();
  expect(screen.getAllByText(bob.displayName)).toHaveLength(1);
});
