import { expect, it, vi } from 'vitest';
import { aConversation, aMessage } from '@/test/fixtures';
import type { Conversation } from '../types';
import type { Update } from './state';
import { Store } from './Store';

const { id } = aConversation(1);
const told = (conversation: Conversation): Update => ({ view: 'sidebar', id, conversation });
const says = (seq: number): Update => ({
  view: 'sidebar',
  id,
  entries: [aMessage(seq)],
  counts: { unreadCount: 1, readThroughSeq: 5 },
});
const known = (store: Store) => store.state().sidebar[id]?.conversation;

/** A question that is answered when the test says so. */
function question<T>() {
  let give: (answer: T) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const asked = new Promise<T>((resolve, reject) => ([give, fail] = [resolve, reject]));
  return { asked, give: (answer: T) => give(answer), fail: (error: Error) => fail(error) };
}

it('H1 an answer that was asked for before an event does not undo it', async () => {
  const store = new Store();
  store.apply(told(aConversation(5)));
  const { asked, give } = question<Conversation>();
  const asking = store.query(asked, (answer) => [told(answer)]);
  store.applyEvent(says(6));
  give(aConversation(5));
  await asking;
  expect(known(store)).toMatchObject({ lastSeq: 6, unreadCount: 1 });
});

it('B6 nor a deletion that came meanwhile', async () => {
  const store = new Store();
  const unread = aConversation(6, { readThroughSeq: 5, unreadCount: 1 });
  store.apply(told(unread));
  const { asked, give } = question<Conversation>();
  const asking = store.query(asked, (answer) => [told(answer)]);
  const entries = [aMessage(6, { text: null, deleted: true })];
  store.applyEvent({ ...says(6), entries, counts: { unreadCount: 0, readThroughSeq: 5 } });
  give(unread);
  await asking;
  expect(known(store)).toMatchObject({ unreadCount: 0 });
  expect(known(store)?.messages.at(-1)).toMatchObject({ deleted: true });
});

it('nor what another question had happen', async () => {
  const store = new Store();
  const { asked, give } = question<Conversation>();
  const asking = store.query(asked, (answer) => [told(answer)]);
  await store.mutate(Promise.resolve(aConversation(5, { status: 'closed' })), (done) => [
    told(done),
  ]);
  give(aConversation(5));
  await asking;
  expect(known(store)?.status).toBe('closed');
});

it('an effect is older than what was heard after it', async () => {
  const store = new Store();
  const { asked, give } = question<Conversation>();
  const acting = store.mutate(asked, (done) => [told(done)]);
  store.applyEvent(told(aConversation(5, { status: 'closed' })));
  give(aConversation(5));
  await acting;
  expect(known(store)?.status).toBe('closed');
});

it('what was heard before the question is not put on top of its answer', async () => {
  const store = new Store();
  const slow = question<true>();
  const waiting = store.query(slow.asked, () => []);
  store.applyEvent(told(aConversation(5, { muted: true })));
  await store.query(Promise.resolve(aConversation(5)), (answer) => [told(answer)]);
  expect(known(store)?.muted).toBe(false);
  slow.give(true);
  await waiting;
});

it('a question without an answer changes initialState, and is not waited for any more', async () => {
  const store = new Store();
  const { asked, fail } = question<Conversation>();
  const asking = store.query(asked, (answer) => [told(answer)]);
  fail(new Error('no network'));
  await expect(asking).rejects.toThrow('no network');
  expect(known(store)).toBeUndefined();
});

it('says so when something changed, and only then', () => {
  const store = new Store();
  const heard = vi.fn<() => void>();
  const stop = store.subscribe(heard);
  store.apply(told(aConversation(5)));
  expect(heard).toHaveBeenCalledTimes(1);
  store.apply({ view: 'sidebar', id: 'unknown', entries: [aMessage(1)] });
  expect(heard).toHaveBeenCalledTimes(1);
  stop();
  store.applyEvent(says(6));
  expect(heard).toHaveBeenCalledTimes(1);
});
