import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '@/api/problem';
import { problem } from '@/test/server';
import { Uploads } from '@/features/attachments/uploads';
import { Drafts } from './drafts';
import { Outbox, type Outgoing } from './outbox';

const HOUR = 60 * 60 * 1000;

let drafts: Drafts;
let now: number;
let keys: number;
const send = vi.fn<(message: Outgoing) => Promise<void>>();

function open(): Outbox {
  drafts = new Drafts('u1');
  const uploads = new Uploads({ userId: 'u1', upload: () => new Promise(() => {}) });
  return new Outbox({
    userId: 'u1',
    drafts,
    uploads,
    send,
    newKey: () => `key-${++keys}`,
    now: () => now,
  });
}

const unreachable = ApiProblem.unreachable(new TypeError('no network'));
const sent = () => send.mock.calls.map(([{ key, text }]) => [key, text]);

beforeEach(() => {
  now = Date.UTC(2026, 10, 20);
  keys = 0;
  send.mockReset().mockResolvedValue();
});

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

describe('H1 when the event comes before the answer', () => {
  const states = (outbox: Outbox) => outbox.all().map(({ text, state }) => [text, state]);
  const waiting = () => {
    let answer = () => {};
    let fail = (_error: Error) => {};
    send.mockReturnValueOnce(
      new Promise<void>((resolve, reject) => ([answer, fail] = [resolve, reject])),
    );
    return { answer: () => answer(), fail: (error: Error) => fail(error) };
  };

  it('the message has arrived, and the next one goes once it is answered', async () => {
    const outbox = open();
    const { answer } = waiting();
    const first = outbox.add('c1', 'One');
    await outbox.add('c1', 'One');
    outbox.arrived('c1', 'One');
    expect(states(outbox)).toEqual([
      ['One', 'arrived'],
      ['One', 'sending'],
    ]);
    answer();
    await first;
    expect(states(outbox)).toEqual([]);
  });

  it('another text, another conversation or one that failed is none of it', async () => {
    const outbox = open();
    const { fail } = waiting();
    const first = outbox.add('c1', 'One');
    outbox.arrived('c1', 'Two');
    outbox.arrived('c2', 'One');
    expect(states(outbox)).toEqual([['One', 'sending']]);
    fail(unreachable);
    await first;
    outbox.arrived('c1', 'One');
    expect(states(outbox)).toEqual([['One', 'failed']]);
  });

  it('A6 without an answer it is tried again all the same', async () => {
    const outbox = open();
    const { fail } = waiting();
    const first = outbox.add('c1', 'One');
    outbox.arrived('c1', 'One');
    fail(unreachable);
    await first;
    expect(states(outbox)).toEqual([['One', 'failed']]);
    await outbox.retryAll();
    expect(sent()).toEqual([
      ['key-1', 'One'],
      ['key-1', 'One'],
    ]);
  });
});

describe('when there is no answer', () => {
  it('A6 keeps the message and tries again with the same key', async () => {
    const outbox = open();
    send.mockRejectedValueOnce(unreachable);
    await outbox.add('c1', 'Hello');
    expect(outbox.all()).toMatchObject([{ key: 'key-1', state: 'failed' }]);
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
      ['One', 'failed'],
      ['Two', 'failed'],
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
    expect(reloaded.all()).toMatchObject([{ key: 'key-1', text: 'Hello', state: 'failed' }]);
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
    outbox.takeBack('key-1');
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
  });
});
