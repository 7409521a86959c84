import { act } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveEvent } from '@/api/live/eventStream';
import { liveState } from '@/api/live/liveState';
import type { Conversation, EventData } from '@/api/types';
import { aConversation, aMessage, alice } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { answer, problem } from '@/test/server';
import type { Update } from './notifications';
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
const close = vi.fn<() => void>();
const asked = vi.fn<() => void>();

/** The browser shows what a push told while no window was open. */
function pushed(part: Partial<Update> = {}) {
  const data: Update = { conversationId, message: 3, seq: 3, ...part };
  const shown = [{ tag: conversationId, data, close }];
  const worker = { getNotifications: () => Promise.resolve(shown) };
  Object.defineProperty(navigator, 'serviceWorker', {
    configurable: true,
    value: Object.assign(new EventTarget(), { getRegistration: () => Promise.resolve(worker) }),
  });
}

function isNow(part: Partial<Conversation> | Response) {
  answer('get', '/api/v1/conversations/{id}', () => {
    asked();
    return part instanceof Response ? part : aConversation(3, part);
  });
}

const unread = { unreadCount: 1, readThroughSeq: 2 };
const settled = () => act(() => new Promise((resolve) => setTimeout(resolve)));

async function load() {
  const view = renderApp(<PopUps />);
  await vi.waitFor(() => expect(asked).toHaveBeenCalled());
  await settled();
  return view;
}

async function tell(name: string, part: Partial<EventData>) {
  const data = { conversationId, unreadConversations: 1, ...unread, ...part };
  act(() => listeners.forEach((hear) => hear({ id: 1, name, data })));
  await settled();
}

beforeEach(() => {
  close.mockReset();
  asked.mockReset();
});
afterEach(() => {
  liveState.set(false);
  Reflect.deleteProperty(navigator, 'serviceWorker');
});

describe('G5 what a push told before this window was loaded', () => {
  it('goes once it was read, in whichever window', async () => {
    pushed();
    isNow(unread);
    await load();
    await tell('message.edited', { entry: aMessage(2) });
    expect(close).not.toHaveBeenCalled();
    await tell('conversation.read', { readThroughSeq: 3, unreadCount: 0 });
    expect(close).toHaveBeenCalledOnce();
  });

  it('C6 goes with its message, not with another one', async () => {
    pushed();
    isNow(unread);
    await load();
    await tell('message.deleted', { seq: 2, entry: aMessage(2, { text: null, deleted: true }) });
    expect(close).not.toHaveBeenCalled();
    await tell('message.deleted', { seq: 3, entry: aMessage(3, { text: null, deleted: true }) });
    expect(close).toHaveBeenCalledOnce();
  });

  it('stays, where it tells who joined, until that was read', async () => {
    pushed({ message: undefined, seq: 4 });
    isNow({ unreadCount: 0, readThroughSeq: 3, lastSeq: 4 });
    await load();
    await tell('conversation.changed', { readThroughSeq: 3, unreadCount: 0 });
    expect(close).not.toHaveBeenCalled();
    await tell('message.created', { readThroughSeq: 5, unreadCount: 0, entry: aMessage(5) });
    expect(close).toHaveBeenCalledOnce();
  });

  it.each([
    ['was read', { unreadCount: 0, readThroughSeq: 3 }],
    ['was deleted', { ...unread, messages: [aMessage(3, { text: null, deleted: true })] }],
    ['stands in a copy that was deleted', { ...unread, copyDeleted: true }],
    ['may not be seen any more', problem(404, 'not-found')],
  ])('goes at the start if it %s meanwhile', async (_, now) => {
    pushed();
    isNow(now);
    await load();
    expect(close).toHaveBeenCalledOnce();
  });

  it('stays at the start while the server does not say', async () => {
    pushed();
    isNow(problem(503, 'unavailable'));
    await load();
    expect(close).not.toHaveBeenCalled();
  });

  it('goes after a gap in the events', async () => {
    pushed();
    isNow(unread);
    await load();
    isNow({});
    liveState.set(true);
    await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
  });
});
