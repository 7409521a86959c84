import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aConversation, alice, clientConfig } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { answer, problem } from '@/test/server';
import { ConversationsSidebar } from './ConversationsSidebar';

vi.mock('../session/useSession', async () => ({ useMe: () => alice }));

const never = () => new Promise<never>(() => {});
const show = () => renderApp(<ConversationsSidebar onAdd={() => {}} />);

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
