import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { Conversation } from '@/api/types';
import { aConversation, aMessage, alice, messages } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { answer, problem } from '@/test/server';
import { ConversationCard } from './ConversationCard';

vi.mock('../session/useSession', async () => ({ useMe: () => alice }));

const PATH = '/api/v1/conversations/{id}/messages';
const TOTAL = 30;

/** The server's page of up to 20 before `before`. */
function page(before: number) {
  const from = Math.max(1, before - 20);
  return { items: messages(from, before - 1), hasOlder: from > 1, hasNewer: true };
}

const show = (conversation: Conversation) =>
  renderApp(<ConversationCard conversation={conversation} position={1} setSize={1} />, {
    known: [conversation],
  });

async function shown(): Promise<string[]> {
  const list = await screen.findByRole('list', { name: 'Messages' });
  return within(list)
    .getAllByText(/^Message \d+$/)
    .map((element) => element.textContent ?? '');
}

it('B5 reveals older ones a page at a time until all are shown, and folds back to three', async () => {
  answer('get', PATH, ({ query }) => page(Number(query.get('before'))));
  show(aConversation(TOTAL));
  expect(await shown()).toEqual(['Message 28', 'Message 29', 'Message 30']);

  await userEvent.click(screen.getByRole('button', { name: 'More (27)' }));
  await userEvent.click(await screen.findByRole('button', { name: 'More (7)' }));
  const less = await screen.findByRole('button', { name: 'Less' });
  await screen.findByText('Message 1');
  expect(await shown()).toHaveLength(TOTAL);
  expect(screen.queryByRole('button', { name: /^More/ })).toBeNull();

  await userEvent.click(less);
  expect(await shown()).toEqual(['Message 28', 'Message 29', 'Message 30']);
});

it('offers no More where there are three or fewer', async () => {
  show(aConversation(3));
  expect(await shown()).toHaveLength(3);
  expect(screen.queryByRole('button', { name: /^(More|Less)/ })).toBeNull();
});

it('passes over pages that hold notices only', async () => {
  answer('get', PATH, ({ query }) =>
    query.get('before') === '8'
      ? {
          items: [aMessage(7, { kind: 'notice', text: null })],
          hasOlder: true,
          hasNewer: true,
        }
      : { items: messages(5, 6), hasOlder: false, hasNewer: true },
  );
  const conversation = aConversation(10, { messageCount: 5 });
  show(conversation);
  await userEvent.click(await screen.findByRole('button', { name: 'More (2)' }));
  await screen.findByText('Message 5');
  expect(await shown()).toEqual([5, 6, 8, 9, 10].map((seq) => `Message ${seq}`));
});

it('says when older ones could not be loaded', async () => {
  answer('get', PATH, () => problem(503, 'unavailable'));
  show(aConversation(TOTAL));
  await userEvent.click(await screen.findByRole('button', { name: 'More (27)' }));
  await screen.findByText(/not available at the moment/);
  expect(await shown()).toHaveLength(3);
});

it('names the author of several messages in a row once, and to screen readers each time', async () => {
  const [first, second, third] = messages(1, 3);
  if (!first || !second || !third) throw new Error('there are three');
  show(aConversation(3, { messages: [first, second, { ...third, author: alice }] }));
  const rows = within(await screen.findByRole('list', { name: 'Messages' })).getAllByRole(
    'listitem',
  );
  const names = rows.map((row) => within(row).getByText(/^(Bob Tanaka|Alice Moreau)$/));
  expect(names.map((name) => name.className === 'visually-hidden')).toEqual([false, true, false]);
});
