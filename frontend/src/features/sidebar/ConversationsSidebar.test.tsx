import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aConversation, alice, clientConfig } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { answer, problem } from '@/test/server';
import { ToastRegion } from '@/ui/Toast';
import { ConversationsSidebar } from './ConversationsSidebar';

vi.mock('../session/useSession', async () => ({ useMe: () => alice }));

const never = () => new Promise<never>(() => {});
const show = (path = '/') =>
  renderApp(
    <>
      <ConversationsSidebar onAdd={() => {}} />
      <ToastRegion label="Notifications" closeLabel="Dismiss" />
    </>,
    { path },
  );

async function markAllRead() {
  await userEvent.click(screen.getByRole('button', { name: 'More actions' }));
  return screen.findByRole('menuitem', { name: 'Mark all read' });
}

const isDisabled = (item: HTMLElement) => item.getAttribute('aria-disabled') === 'true';

let sent: unknown[];

beforeEach(() => {
  sent = [];
  answer('get', '/api/v1/client-config', () => clientConfig);
  answer('get', '/api/v1/conversations/unread-count', () => ({ conversations: 1, asOf: 'loaded' }));
  answer('get', '/api/v1/conversations', () => ({ items: [aConversation(1)], nextCursor: null }));
  answer('get', '/api/v1/filters', () => ({ items: [], nextCursor: null }));
  answer('post', '/api/v1/conversations/mark-all-read', async ({ request }) => {
    sent.push(await request.json());
    return { conversations: 1 };
  });
});

describe('B8 Mark All Read', () => {
  it('names what the list was loaded as of', async () => {
    show();
    await screen.findByRole('article');
    await userEvent.click(await markAllRead());
    await waitFor(() => expect(sent).toEqual([{ asOf: 'loaded' }]));
  });

  it('is not possible while the list is on its way', async () => {
    answer('get', '/api/v1/conversations', never);
    show();
    const item = await markAllRead();
    expect(isDisabled(item)).toBe(true);
    await userEvent.click(item);
    expect(sent).toEqual([]);
  });

  it('is not possible where the list could not be loaded', async () => {
    answer('get', '/api/v1/conversations', () => problem(503, 'unavailable'));
    show();
    await screen.findByText('Your conversations could not be loaded');
    expect(isDisabled(await markAllRead())).toBe(true);
  });

  it('is not possible while another filter is on its way', async () => {
    const { router } = show();
    await screen.findByRole('article');
    answer('get', '/api/v1/conversations', never);
    await act(() => router.navigate('/?unread=true'));
    expect(isDisabled(await markAllRead())).toBe(true);
  });
});

it('B10 F6 a search says that the filter is not used, and offers the conversations that pass both', async () => {
  answer('get', '/api/v1/search', () => ({ items: [], nextCursor: null }));
  let asked = '';
  answer('get', '/api/v1/conversations', ({ query }) => {
    asked = [...query].toSorted().join('&').replaceAll(',', '=');
    return { items: [aConversation(1)], nextCursor: null };
  });
  const { router } = show('/?unread=true&search=invoice');
  await screen.findByText(/^The filter is not used here/);
  await userEvent.click(screen.getByRole('button', { name: 'Only filtered ones' }));
  await screen.findByRole('article');
  expect(router.state.location.search).toBe('?unread=true&text=invoice');
  await waitFor(() => expect(asked).toBe('q=invoice&unread=true'));
});

it('B10 F6 a search without a filter says nothing of one', async () => {
  answer('get', '/api/v1/search', () => ({ items: [], nextCursor: null }));
  show('/?search=invoice');
  await screen.findByText(/^Nothing found for/);
  expect(screen.queryByText(/^The filter is not used here/)).toBeNull();
});

it('B9 Refresh says when it failed, and offers another try', async () => {
  show();
  await screen.findByRole('article');
  const refresh = screen.getByRole('button', { name: 'Refresh' });
  answer('get', '/api/v1/conversations', () => problem(503, 'unavailable'));
  await userEvent.click(refresh);
  const retry = await screen.findByRole('button', { name: 'Try again' });
  expect(screen.getByText(/^Your conversations could not be refreshed/)).toBeDefined();
  answer('get', '/api/v1/conversations', () => ({
    items: [aConversation(2, { subject: 'News' })],
    nextCursor: null,
  }));
  await userEvent.click(retry);
  await screen.findByText('News');
});

it('B9 Refresh shows that it is at work by another icon, since nothing need turn', async () => {
  show();
  await screen.findByRole('article');
  const refresh = screen.getByRole('button', { name: 'Refresh' });
  const idle = refresh.querySelector('svg')?.innerHTML;
  answer('get', '/api/v1/conversations', never);
  await userEvent.click(refresh);
  await waitFor(() => expect(refresh.querySelector('svg')?.innerHTML).not.toBe(idle));
});
