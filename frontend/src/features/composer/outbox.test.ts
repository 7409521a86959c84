import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '@/api/problem';
import type { Unsent } from '@/api/store/state';
import { problem } from '@/test/server';
import { Uploads } from '@/features/attachments/uploads';
import { Drafts } from './drafts';
import { Outbox } from './outbox';

const HOUR = 60 * 60 * 1000;

let drafts: Drafts;
let now: number;
let keys: number;
const send = vi.fn<(message: Unsent) => Promise<void>>();
const onAccepted = vi.fn<(message: Unsent) => void>();
const onFailed = vi.fn<(state: string) => void>();

function open(userId = 'u1'): Outbox {
  drafts = new Drafts(userId);
  const uploads = new Uploads({ userId, upload: () => new Promise(() => {}) });
  return new Outbox({
    userId,
    drafts,
    uploads,
    send,
    onAccepted,
    onFailed,
    newKey: () => `key-${++keys}`,
    now: () => now,
  });
}

const unreachable = ApiProblem.unreachable(new TypeError('no network'));
/** Locks as the browser has them for all its windows: one after the other. */
function withLocks() {
  const turns = new Map<string, Promise<unknown>>();
  const request = (name: string, run: () => Promise<void>) => {
    const turn = (turns.get(name) ?? Promise.resolve()).then(run);
    turns.set(name, turn);
    return turn;
  };
  Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } });
}

const sent = () => send.mock.calls.map(([{ key, text }]) => [key, text]);

beforeEach(() => {
  now = Date.UTC(2026, 10, 20);
  keys = 0;
  send.mockReset().mockResolvedValue();
  onAccepted.mockReset();
  onFailed.mockReset();
});

afterEach(() => void Reflect.deleteProperty(navigator, 'locks'));

describe('when the server answers', () => {
  it('sends and forgets', async () => {
    const outbox = open();
    await outbox.add('c1', 'Hello');
    expect(sent()).toEqual([['key-1', 'Hello']]);
    expect(outbox.all()).toEqual([]);
  });

  it('C3 sends what was written first first, one at a time', async () => {
    const outbox = open();
    let answer = () => {};
    send.mockReturnValueOnce(new Promise<void>((resolve) => (answer = resolve)));
    const first = outbox.add('c1', 'One');
    await outbox.add('c1', 'Two');
    expect(sent()).toEqual([['key-1', 'One']]);
    answer();
    await first;
    expect(sent()).toEqual([
      ['key-1', 'One'],
      ['key-2', 'Two'],
    ]);
  });
});

describe('H1 when the entry comes before the answer', () => {
  const waiting = () => {
    let answer = () => {};
    let fail = (_error: Error) => {};
    send.mockReturnValueOnce(
      new Promise<void>((resolve, reject) => ([answer, fail] = [resolve, reject])),
    );
    return { answer: () => answer(), fail: (error: Error) => fail(error) };
  };
  const texts = (outbox: Outbox) => outbox.all().map(({ text }) => text);

  it('A6 the message is taken, once, and the next one goes once it is answered', async () => {
    const outbox = open();
    const { answer } = waiting();
    const first = outbox.add('c1', 'One');
    await outbox.add('c1', 'One');
    outbox.accepted('key-1');
    expect(outbox.all().map(({ key }) => key)).toEqual(['key-2']);
    expect(sent()).toHaveLength(1);
    answer();
    await first;
    expect(texts(outbox)).toEqual([]);
    expect(onAccepted.mock.calls.map(([{ key }]) => key)).toEqual(['key-1', 'key-2']);
  });

  it('A6 another one with the same text is none of it', async () => {
    const outbox = open();
    const { answer } = waiting();
    const first = outbox.add('c1', 'One');
    outbox.accepted('elsewhere');
    expect(texts(outbox)).toEqual(['One']);
    answer();
    await first;
  });

  it('A6 one whose answer was lost before is not sent again', async () => {
    const outbox = open();
    send.mockRejectedValueOnce(unreachable);
    await outbox.add('c1', 'One');
    outbox.accepted('key-1');
    await outbox.retryAll();
    expect(sent()).toHaveLength(1);
    expect(onAccepted).toHaveBeenCalledOnce();
  });

  it.each([
    ['lost', async () => unreachable],
    ['a refusal', () => ApiProblem.of(problem(409, 'conversation-closed'))],
  ])('A6 an answer that is %s is none of it any more', async (_what, errorOf) => {
    const outbox = open();
    const { fail } = waiting();
    const first = outbox.add('c1', 'One');
    outbox.accepted('key-1');
    fail(await errorOf());
    await first;
    expect(sent()).toHaveLength(1);
    expect(onFailed).not.toHaveBeenCalled();
    expect(drafts.get('c1')).toBe('');
  });
});

describe('beside another window', () => {
  const elsewhere = (key: string, newValue: string | null) =>
    window.dispatchEvent(new StorageEvent('storage', { key: `conversations.${key}`, newValue }));

  it('A6 what that one has sent or taken back is not sent here again', async () => {
    send.mockRejectedValue(unreachable);
    await open().add('c1', 'Hello');
    const outbox = open();
    const stop = outbox.follow();
    localStorage.clear();
    elsewhere('user.u1.outbox.key-1', null);
    expect(outbox.all()).toEqual([]);
    stop();
  });

  it('A6 what is on its way here stays until it is answered', async () => {
    const outbox = open();
    const stop = outbox.follow();
    let answer = () => {};
    send.mockReturnValueOnce(new Promise<void>((resolve) => (answer = resolve)));
    const first = outbox.add('c1', 'One');
    await outbox.add('c1', 'Two');
    localStorage.clear();
    elsewhere('user.u1.outbox.key-1', null);
    elsewhere('user.u1.outbox.key-2', null);
    expect(outbox.all().map(({ text }) => text)).toEqual(['One']);
    answer();
    await first;
    expect(sent()).toEqual([['key-1', 'One']]);
    stop();
  });

  it('C3 A6 what a window leaves behind is sent by another, once and in its order', async () => {
    send.mockRejectedValue(unreachable);
    const closed = open();
    await closed.add('c1', 'One');
    now += 1;
    const outbox = open();
    const stop = outbox.follow();
    now += 1;
    await closed.add('c1', 'Two');
    elsewhere('user.u1.outbox.key-2', localStorage.getItem('conversations.user.u1.outbox.key-2'));
    await vi.waitFor(() =>
      expect(outbox.all().map(({ state }) => state)).toEqual(['waiting', 'waiting']),
    );
    send.mockReset().mockResolvedValue();
    await outbox.retryAll();
    expect(sent()).toEqual([
      ['key-1', 'One'],
      ['key-2', 'Two'],
    ]);
    await closed.retryAll();
    expect(send).toHaveBeenCalledTimes(2);
    stop();
  });

  it('A6 no two windows send at once', async () => {
    send.mockRejectedValue(unreachable);
    const one = open();
    await one.add('c1', 'Once');
    const two = open();
    withLocks();
    let answer = () => {};
    send.mockReset().mockReturnValue(new Promise<void>((resolve) => (answer = resolve)));
    const both = [one.retryAll(), two.retryAll()];
    await vi.waitFor(() => expect(send).toHaveBeenCalledOnce());
    const takenBack = two.takeBack('key-1');
    answer();
    await Promise.all([...both, takenBack]);
    expect(send).toHaveBeenCalledOnce();
    expect([...one.all(), ...two.all()]).toEqual([]);
    expect(drafts.get('c1')).toBe('');
  });

  it('A6 what somebody left is not sent by who signs in after them', async () => {
    send.mockRejectedValue(unreachable);
    await open().add('c1', 'From u1');
    send.mockReset().mockResolvedValue();
    const next = open('u2');
    const stop = next.follow();
    elsewhere('user.u1.outbox.key-1', localStorage.getItem('conversations.user.u1.outbox.key-1'));
    await next.retryAll();
    expect(send).not.toHaveBeenCalled();
    expect(next.all()).toEqual([]);
    stop();
  });

  it('a draft is what was typed last', () => {
    open();
    const stop = drafts.follow();
    drafts.set('c1', 'Half');
    elsewhere('user.u1.draft.c1', 'Half a thought');
    elsewhere('user.u2.draft.c1', 'Somebody else’s');
    expect(drafts.get('c1')).toBe('Half a thought');
    elsewhere('user.u1.draft.c1', null);
    expect(drafts.get('c1')).toBe('');
    stop();
  });
});

describe('when there is no answer', () => {
  it('A6 keeps the message and tries again with the same key', async () => {
    const outbox = open();
    send.mockRejectedValueOnce(unreachable);
    await outbox.add('c1', 'Hello');
    expect(outbox.all()).toMatchObject([{ key: 'key-1', state: 'waiting' }]);
    await outbox.sendAllOf('c1');
    expect(sent()).toEqual([
      ['key-1', 'Hello'],
      ['key-1', 'Hello'],
    ]);
    expect(outbox.all()).toEqual([]);
  });

  it('holds back later ones of that conversation, not those of others', async () => {
    const outbox = open();
    send.mockImplementation(({ conversationId }) =>
      conversationId === 'c1' ? Promise.reject(unreachable) : Promise.resolve(),
    );
    await outbox.add('c1', 'One');
    await outbox.add('c1', 'Two');
    await outbox.add('c2', 'Elsewhere');
    expect(outbox.all().map(({ text, state }) => [text, state])).toEqual([
      ['One', 'waiting'],
      ['Two', 'waiting'],
    ]);
    send.mockResolvedValue();
    await outbox.retryAll();
    expect(sent().slice(-2)).toEqual([
      ['key-1', 'One'],
      ['key-2', 'Two'],
    ]);
  });

  it('survives a reload with its key', async () => {
    send.mockRejectedValueOnce(unreachable);
    await open().add('c1', 'Hello');
    const reloaded = open();
    expect(reloaded.all()).toMatchObject([{ key: 'key-1', text: 'Hello', state: 'waiting' }]);
    await reloaded.retryAll();
    expect(sent().at(-1)).toEqual(['key-1', 'Hello']);
  });

  it('becomes a draft again once the server may have forgotten the key', async () => {
    send.mockRejectedValueOnce(unreachable);
    await open().add('c1', 'Hello');
    now += 24 * HOUR;
    expect(open().all()).toEqual([]);
    expect(drafts.get('c1')).toBe('Hello');
  });

  it('A6 does so in an open window too, rather than say it twice', async () => {
    const outbox = open();
    send.mockRejectedValue(unreachable);
    await outbox.add('c1', 'One');
    await outbox.add('c1', 'Two');
    now += 24 * HOUR;
    await outbox.retryAll();
    expect(sent()).toEqual([
      ['key-1', 'One'],
      ['key-1', 'One'],
    ]);
    expect(outbox.all()).toEqual([]);
    expect(drafts.get('c1')).toBe('One\nTwo');
  });

  it('can be taken back into the draft', async () => {
    const outbox = open();
    send.mockRejectedValueOnce(unreachable);
    await outbox.add('c1', 'Hello');
    drafts.set('c1', 'and more');
    await outbox.takeBack('key-1');
    expect(outbox.all()).toEqual([]);
    expect(drafts.get('c1')).toBe('Hello\nand more');
  });
});

describe('when the server refuses', () => {
  it('gives the text back and says why', async () => {
    const outbox = open();
    send.mockRejectedValueOnce(await ApiProblem.of(problem(409, 'conversation-closed')));
    await outbox.add('c1', 'Hello');
    expect(outbox.all()).toEqual([]);
    expect(drafts.get('c1')).toBe('Hello');
    expect(outbox.refusal('c1')?.slug).toBe('conversation-closed');
    outbox.forgetRefusal('c1');
    expect(outbox.refusal('c1')).toBeUndefined();
  });

  it.each([
    [503, 'unavailable'],
    [429, 'rate-limited'],
    [409, 'request-in-progress'],
    [401, 'unauthenticated'],
  ])('keeps the message where it may pass: %i %s', async (status, slug) => {
    const outbox = open();
    send.mockRejectedValueOnce(await ApiProblem.of(problem(status, slug)));
    await outbox.add('c1', 'Hello');
    expect(outbox.all()).toMatchObject([{ state: 'failed' }]);
    expect(outbox.isWaiting()).toBe(false);
    expect(onFailed).toHaveBeenCalledExactlyOnceWith('failed');
  });
});
