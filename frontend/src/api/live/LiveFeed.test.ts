import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LiveEvent } from './eventStream';
import { LiveFeed } from './LiveFeed';
import type { stayConnected } from './stayConnected';

type Connection = Parameters<typeof stayConnected>[0];

/** The connections that are open, of whichever window. */
const open: Connection[] = [];

vi.mock('./stayConnected', () => ({
  stayConnected: (connection: Connection) =>
    new Promise<void>((resolve) => {
      open.push(connection);
      connection.signal.addEventListener('abort', () => {
        open.splice(open.indexOf(connection), 1);
        resolve();
      });
    }),
}));

interface Waiting {
  run: () => Promise<unknown>;
  give: (value: unknown) => void;
  fail: (error: unknown) => void;
}

/** As the browser's, for one name; jsdom has none. */
function aLock() {
  const queue: Waiting[] = [];
  let holder: Waiting | undefined;
  function next() {
    if (holder !== undefined) return;
    const turn = queue.shift();
    if (turn === undefined) return;
    holder = turn;
    void turn.run().then((value) => {
      if (holder === turn) holder = undefined;
      turn.give(value);
      next();
    });
  }
  return {
    request(_name: string, { signal, steal }: LockOptions, run: () => Promise<unknown>) {
      return new Promise((give, fail) => {
        const turn = { run, give, fail };
        signal?.addEventListener('abort', () => {
          const at = queue.indexOf(turn);
          if (at < 0) return;
          queue.splice(at, 1);
          fail(new DOMException('', 'AbortError'));
        });
        if (steal) {
          holder?.fail(new DOMException('', 'AbortError'));
          holder = undefined;
          queue.unshift(turn);
        } else queue.push(turn);
        next();
      });
    },
  };
}

function aWindow() {
  const heard: string[] = [];
  const feed = new LiveFeed('u1', {
    onEvent: ({ name, id }) => heard.push(`${name} ${id}`),
    onMissed: () => heard.push('missed'),
    onState: (isOpen) => heard.push(isOpen ? 'open' : 'closed'),
  });
  feed.start();
  windows.push(feed);
  return { heard, feed };
}

const windows: LiveFeed[] = [];
const event = (id: number, name = 'message.created'): LiveEvent =>
  ({ id, name, data: { conversationId: 'c' } }) as LiveEvent;
const connection = () => vi.waitFor(() => open[0] ?? expect.fail('nobody reads'));
/** Until what was said before has been heard everywhere. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

beforeEach(() => {
  Object.defineProperty(navigator, 'locks', { value: aLock(), configurable: true });
});
afterEach(() => {
  vi.useRealTimers();
  for (const feed of windows.splice(0)) feed.stop();
  Reflect.deleteProperty(navigator, 'locks');
});

it('H1 one window reads for all of them', async () => {
  const [first, second] = [aWindow(), aWindow()];
  const reader = await connection();
  reader.onOpen(true, null);
  reader.onEvent(event(3));
  await settle();
  expect(open).toHaveLength(1);
  expect(first.heard).toEqual(['missed', 'open', 'message.created 3']);
  expect(second.heard.slice(0, 3)).toEqual(['missed', 'open', 'message.created 3']);
});

it('H2 the next one goes on where the one that is closed was', async () => {
  const [first, second] = [aWindow(), aWindow()];
  const reader = await connection();
  reader.onOpen(true, null);
  reader.onEvent(event(3));
  await settle();
  first.feed.stop();
  const next = await connection();
  expect(next.after()).toBe(3);
  second.heard.length = 0;
  next.onOpen(false, null);
  next.onEvent(event(3));
  next.onEvent(event(4));
  expect(second.heard).toEqual(['open', 'message.created 4']);
});

it('H2 goes on from where the stream began, though nothing has happened yet', async () => {
  const [first] = [aWindow(), aWindow()];
  (await connection()).onOpen(true, 12);
  await settle();
  first.feed.stop();
  expect((await connection()).after()).toBe(12);
});

it('a window that is opened later hears what comes, and has missed nothing', async () => {
  aWindow();
  const reader = await connection();
  reader.onOpen(true, null);
  reader.onEvent(event(3));
  await settle();
  const late = aWindow();
  await settle();
  reader.onEvent(event(5));
  await settle();
  expect(late.heard).toEqual(['open', 'message.created 5']);
});

it('H2 who finds that something is missing in between loads anew', async () => {
  aWindow();
  const reader = await connection();
  reader.onOpen(true, 1);
  const second = aWindow();
  await settle();
  const channel = new BroadcastChannel('conversations.events.u1');
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin
  channel.postMessage({ kind: 'event', event: event(9), after: 8 });
  await settle();
  channel.close();
  expect(second.heard).toEqual(['open', 'missed', 'message.created 9']);
});

it('H2 a reset has everybody load anew, and counts anew', async () => {
  const { heard } = aWindow();
  const reader = await connection();
  reader.onOpen(true, 50);
  reader.onEvent({ id: 2, name: 'reset' });
  reader.onEvent(event(3));
  expect(heard).toEqual(['missed', 'open', 'missed', 'message.created 3']);
});

it('reads itself when the window that should is stuck', async () => {
  aWindow();
  const stuck = await connection();
  stuck.onOpen(true, 7);
  const second = aWindow();
  await settle();
  vi.useFakeTimers({ shouldAdvanceTime: true });
  aWindow();
  await vi.advanceTimersByTimeAsync(101_000);
  expect(stuck.signal.aborted).toBe(true);
  expect(open).toHaveLength(1);
  expect(open[0]?.after()).toBe(7);
  expect(second.heard).toContain('open');
});

/** A window that has the lock and answers as long as it is awake. */
function aSleeper() {
  const name = 'conversations.events.u1';
  const channel = new BroadcastChannel(name);
  let isAwake = true;
  channel.addEventListener('message', ({ data }) => {
    if (!isAwake || (data as { kind: string }).kind !== 'hello') return;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin
    channel.postMessage({ kind: 'state', isOpen: true, last: 7 });
  });
  void navigator.locks.request(name, {}, () => new Promise(() => {})).catch(() => {});
  return {
    fallAsleep() {
      isAwake = false;
    },
    close: () => channel.close(),
  };
}
const look = () => document.dispatchEvent(new Event('visibilitychange'));

it('H1 a window that is opened reads itself when the one that should sleeps', async () => {
  const sleeper = aSleeper();
  sleeper.fallAsleep();
  vi.useFakeTimers({ shouldAdvanceTime: true });
  aWindow();
  await vi.advanceTimersByTimeAsync(2_500);
  expect(open).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(open).toHaveLength(1);
  sleeper.close();
});

it('H1 so does one that somebody comes back to', async () => {
  const sleeper = aSleeper();
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const { heard } = aWindow();
  await vi.waitFor(() => expect(heard).toEqual(['open']));
  sleeper.fallAsleep();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(open).toHaveLength(0);
  look();
  await vi.advanceTimersByTimeAsync(3_500);
  expect(open[0]?.after()).toBe(7);
  sleeper.close();
});

it('H1 the window that reads goes on when others are looked at', async () => {
  aWindow();
  const reader = await connection();
  reader.onOpen(true, 7);
  vi.useFakeTimers({ shouldAdvanceTime: true });
  aWindow();
  await settle();
  look();
  await settle();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(open).toEqual([reader]);
});
