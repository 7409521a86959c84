import { act, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { refreshShown } from '@/api/live/refreshShown';
import { useConversation, useStore } from '@/api/store/useStore';
import type { Entry } from '@/api/types';
import { aConversation, aMessage, messages } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { answer } from '@/test/server';
import { useTimeline } from './useTimeline';

const { id } = aConversation(1);
/** The places that the server was asked for. */
let asked: Record<string, string>[];
/** The entries that the server has. */
let all: Entry[];

function Shown() {
  const conversation = useConversation(id) ?? aConversation(5);
  const { entries, hasNextPage, fetchNextPage } = useTimeline(conversation, 'sidebar');
  const store = useStore();
  const say = (seq: number) => store.applyEvent({ view: 'sidebar', id, entries: [aMessage(seq)] });
  return (
    <>
      <output>{entries.map(({ seq }) => seq).join()}</output>
      {hasNextPage && <button onClick={() => void fetchNextPage()}>Next</button>}
      {[6, 8].map((seq) => (
        <button key={seq} onClick={() => say(seq)}>{`Say ${seq}`}</button>
      ))}
    </>
  );
}

const press = (name: string) => act(() => screen.getByRole('button', { name }).click());

beforeEach(() => {
  asked = [];
  all = messages(1, 5);
  answer('get', '/api/v1/conversations/unread-count', () => ({ conversations: 0, asOf: 'a' }));
  answer('get', '/api/v1/conversations/{id}/messages', ({ query }) => {
    asked.push(Object.fromEntries([...query].filter(([name]) => name !== 'limit')));
    const after = Number(query.get('after') ?? 2);
    const items = all.filter(({ seq }) => seq > after);
    return { items, hasOlder: after > 0, hasNewer: false };
  });
});

async function show() {
  const view = renderApp(<Shown />, { known: [aConversation(5)] });
  await waitFor(() => expect(document.querySelector('output')?.textContent).toBe('3,4,5'));
  return view;
}
const text = () => document.querySelector('output')?.textContent;

it('H1 shows what is said next', async () => {
  await show();
  press('Say 6');
  expect(text()).toBe('3,4,5,6');
  expect(screen.queryByRole('button', { name: 'Next' })).toBeNull();
});

it('H1 does not show what comes after a hole until that is filled', async () => {
  const { store } = await show();
  press('Say 8');
  expect(text()).toBe('3,4,5');
  const notice = aMessage(7, { kind: 'notice', text: null });
  all = [...messages(1, 6), notice, ...messages(8, 9)];
  const newest = { messages: [aMessage(6), ...messages(8, 9)], messageCount: 8 };
  act(() => store.apply({ view: 'sidebar', id, conversation: aConversation(9, newest) }));
  expect(text()).toBe('3,4,5,6');
  press('Next');
  await waitFor(() => expect(text()).toBe('3,4,5,6,7,8,9'));
  expect(asked).toEqual([{}, { after: '5' }]);
});

it('H2 is read again from where it begins after a gap', async () => {
  const { queryClient } = await show();
  all = messages(1, 9);
  await act(() => refreshShown(queryClient));
  expect(asked.at(-1)).toEqual({ after: '2' });
});

it('E1 begins anew where the copy is another one', async () => {
  const { store } = await show();
  all = [aMessage(5)];
  const rest = aConversation(5, { messages: all, messageCount: 1 });
  act(() => store.apply({ view: 'sidebar', id, conversation: rest }));
  await waitFor(() => expect(text()).toBe('5'));
  expect(asked).toEqual([{}, {}]);
});
