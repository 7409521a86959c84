import { act, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import type { LiveEvent } from '@/api/live/eventStream';
import type { EventData, UserRef } from '@/api/types';
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
const carol = { id: '019a0000-0000-7000-8000-00000000000c', displayName: 'Carol Okafor' };

function tell(name: string, part: Partial<EventData>) {
  const data = { conversationId, unreadConversations: 1, unreadCount: 1, readThroughSeq: 2 };
  act(() => listeners.forEach((hear) => hear({ id: 1, name, data: { ...data, ...part } })));
}

function alertOf(others: UserRef[]): NonNullable<EventData['alert']> {
  return { kind: 'newMessage', by: bob, subject: null, others };
}

beforeEach(() => {
  renderApp(
    <>
      <PopUps />
      <ToastRegion label="Notifications" closeLabel="Dismiss" />
    </>,
  );
  tell('alert', { seq: 3, entry: aMessage(3), alert: alertOf([bob]) });
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

it('D5 tells who was removed by whom and from what, until they look', () => {
  const conversation = aConversation(4, { membership: 'removed' });
  tell('participant.removed', { seq: 5, conversation });
  tell('alert', { seq: 5, alert: { ...alertOf([bob]), kind: 'participantChange' } });
  expect(screen.getByText(/removed you\./)).toBeDefined();
  expect(screen.getByText(bob.displayName)).toBeDefined();
  tell('conversation.read', { conversation, unreadCount: 0, readThroughSeq: 4 });
  expect(screen.getByText(/removed you\./)).toBeDefined();
});

it('C6 reads as its message does by now', () => {
  tell('message.edited', { seq: 2, entry: aMessage(2, { text: 'Another one' }) });
  expect(screen.getByText('Message 3')).toBeDefined();
  tell('message.edited', { seq: 3, entry: aMessage(3, { text: 'Corrected' }) });
  expect(screen.getByText('Corrected')).toBeDefined();
  expect(screen.queryByText('Message 3')).toBeNull();
});

it('G5 names who wrote once, where two talk of nothing in particular', () => {
  tell('alert', { seq: 4, entry: aMessage(4), alert: alertOf([bob]) });
  expect(screen.getByText('Message 4')).toBeDefined();
  expect(screen.getAllByText(bob.displayName)).toHaveLength(1);
});

it('G5 names the others, where more than two talk of nothing in particular', () => {
  tell('alert', { seq: 4, entry: aMessage(4), alert: alertOf([bob, carol]) });
  expect(screen.getByText(`${bob.displayName}, ${carol.displayName}`)).toBeDefined();
});
