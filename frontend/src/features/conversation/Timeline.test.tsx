import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aConversation, alice, clientConfig, messages } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { answer, noAnswer } from '@/test/server';
import { Timeline } from './Timeline';

vi.mock('../session/useSession', async () => ({ useMe: () => alice }));

const PATH = '/api/v1/conversations/{id}/messages';

function show(count: number) {
  const conversation = aConversation(count);
  renderApp(<Timeline conversation={conversation} view="sidebar" />, { known: [conversation] });
}

beforeEach(() => {
  answer('get', '/api/v1/client-config', () => clientConfig);
});
afterEach(() => {
  vi.restoreAllMocks();
});

it('shows the messages that the card has while the browser is offline, and all once it is back', async () => {
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  answer('get', PATH, () => noAnswer());
  show(30);
  await screen.findByText('Message 30');
  screen.getByText(/^Older messages are shown once you are online/);
  answer('get', PATH, () => ({ items: messages(1, 30), hasOlder: false, hasNewer: false }));
  window.dispatchEvent(new Event('offline'));
  online.mockReturnValue(true);
  window.dispatchEvent(new Event('online'));
  await screen.findByText('Message 1');
  expect(screen.queryByText(/^Older messages/)).toBeNull();
});

it('says so where only the newest messages could be shown, and offers another try', async () => {
  answer('get', PATH, () => noAnswer());
  show(30);
  await screen.findByText(/^Only the newest messages are shown/);
  expect(screen.getByText('Message 28')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeDefined();
});
