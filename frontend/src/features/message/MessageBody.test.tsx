import { useQuery } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { conversationQuery } from '@/api/queries';
import { useConversation } from '@/api/store/useStore';
import type { Conversation, Entry } from '@/api/types';
import { aConversation, aMessage, alice, clientConfig } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { answer, noAnswer, noContent, problem } from '@/test/server';
import { ToastRegion } from '@/ui/Toast';
import { MessageBody } from './MessageBody';

vi.mock('../session/useSession', async () => ({ useMe: () => alice }));

const MESSAGE = '/api/v1/conversations/{id}/messages/{seq}';
const mine = aMessage(3, { author: alice, text: 'Frist draft' });

/** The third message of a conversation, out of the store as on a page. */
function show(entry: Entry = mine, part: Partial<Conversation> = {}) {
  const conversation = aConversation(3, { messages: [aMessage(1), aMessage(2), entry], ...part });
  answer('get', '/api/v1/conversations/{id}', () => conversation);
  function FromStore() {
    useQuery(conversationQuery(conversation.id));
    const data = useConversation(conversation.id);
    const shown = data?.messages[2];
    return data && shown ? <MessageBody conversation={data} entry={shown} view="sidebar" /> : null;
  }
  return renderApp(
    <>
      <FromStore />
      <ToastRegion label="Notifications" closeLabel="Dismiss" />
    </>,
  );
}

async function choose(item: string) {
  await userEvent.click(await screen.findByRole('button', { name: 'Actions for your message' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: item }));
}

const box = () => screen.findByRole('textbox', { name: 'Edit your message' });

beforeEach(() => {
  answer('get', '/api/v1/client-config', () => clientConfig);
});

describe('C6 editing', () => {
  it('takes place where the message stands, and shows it as edited', async () => {
    let body: unknown;
    answer('patch', MESSAGE, async ({ request }) => {
      body = await request.json();
      return { ...mine, text: 'First draft', editedAt: '2026-11-20T10:00:00Z' };
    });
    show();
    await choose('Edit');
    expect(await box()).toHaveProperty('value', 'Frist draft');
    const shown = await box();
    await waitFor(() => expect(document.activeElement).toBe(shown));
    await userEvent.clear(await box());
    await userEvent.type(await box(), ' First draft{Enter}');
    await screen.findByText('First draft');
    expect(body).toEqual({ text: 'First draft' });
    expect(screen.getByRole('button', { name: /edited/ })).toBeDefined();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('ends with Escape, which leaves the message as it was and keeps what was typed', async () => {
    show();
    await choose('Edit');
    await userEvent.type(await box(), ' two{Escape}');
    await screen.findByText('Frist draft');
    await screen.findByText(/Your changes are kept/);
    await choose('Edit');
    expect(await box()).toHaveProperty('value', 'Frist draft two');
    await userEvent.type(await box(), '{Escape}');
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Discard them' }).at(-1) as Element,
    );
    await choose('Edit');
    expect(await box()).toHaveProperty('value', 'Frist draft');
  });

  it('Cancel discards what was typed, and that can be undone', async () => {
    show();
    await choose('Edit');
    await userEvent.type(await box(), ' two');
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await choose('Edit');
    expect(await box()).toHaveProperty('value', 'Frist draft two');
  });

  it('keeps what was typed when the server can’t be reached, over a reload too', async () => {
    answer('patch', MESSAGE, () => noAnswer());
    const { unmount } = show();
    await choose('Edit');
    await userEvent.type(await box(), ' two{Enter}');
    await screen.findByText(/The server can't be reached/);
    expect(await box()).toHaveProperty('value', 'Frist draft two');
    unmount();
    show();
    await choose('Edit');
    expect(await box()).toHaveProperty('value', 'Frist draft two');
  });

  it('says so when the message was deleted meanwhile', async () => {
    answer('patch', MESSAGE, () => problem(409, 'message-deleted'));
    show();
    await choose('Edit');
    await userEvent.type(await box(), '!{Enter}');
    await screen.findByText(/was deleted meanwhile/);
    expect(await box()).toHaveProperty('value', 'Frist draft!');
  });

  it('E1 says so when it was deleted with one’s copy', async () => {
    answer('patch', MESSAGE, () => problem(404, 'not-found'));
    show();
    await choose('Edit');
    await userEvent.type(await box(), '!{Enter}');
    expect(await screen.findByText(/You deleted this message with your copy/)).toBeDefined();
  });

  it('sends nothing that is too long or empty', async () => {
    show();
    await choose('Edit');
    await userEvent.clear(await box());
    expect(screen.getByRole('button', { name: 'Save' })).toHaveProperty('disabled', true);
    await userEvent.click(await box());
    await userEvent.paste('x'.repeat(101));
    await screen.findByText('1 character too many');
    expect(screen.getByRole('button', { name: 'Save' })).toHaveProperty('disabled', true);
  });
});

describe('C6 deleting', () => {
  it('asks first, and leaves the place', async () => {
    let deleted = 0;
    answer('delete', MESSAGE, ({ params }) => {
      deleted = Number(params.seq);
      return noContent();
    });
    show();
    await choose('Delete');
    const dialog = within(await screen.findByRole('alertdialog', { name: 'Delete this message?' }));
    expect(dialog.getByText('Frist draft')).toBeDefined();
    await waitFor(() =>
      expect(document.activeElement).toBe(dialog.getByRole('button', { name: 'Cancel' })),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Delete' }));
    await screen.findByText('This message was deleted.');
    expect(deleted).toBe(3);
    expect(screen.queryByText('Frist draft')).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('tells why it failed, and can be tried again', async () => {
    answer('delete', MESSAGE, () => noAnswer());
    show();
    await choose('Delete');
    const confirm = await screen.findByRole('button', { name: 'Delete' });
    await userEvent.click(confirm);
    await screen.findByText(/The server can't be reached/);
    answer('delete', MESSAGE, () => noContent());
    await userEvent.click(confirm);
    expect(await screen.findByText('This message was deleted.')).toBeDefined();
  });
});

describe('C6 is offered', () => {
  it.each([
    ['for another’s message', aMessage(3), {}],
    ['to who takes part no more', mine, { edit: false }],
    ['for what is deleted', { ...mine, text: null, deleted: true }, {}],
  ])('not %s', async (_, entry, can) => {
    show(entry, { can: { ...aConversation(3).can, ...can } });
    await screen.findByText(entry.text ?? 'This message was deleted.');
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('C6 versions', () => {
  const edited = aMessage(3, { text: 'Final', editedAt: '2026-11-20T10:00:00Z' });

  it('shows what a message said before, the present text on top', async () => {
    answer('get', `${MESSAGE}/versions`, () => ({
      items: [
        { text: 'Final', at: '2026-11-20T10:00:00Z' },
        { text: 'Draft', at: '2026-11-20T09:03:00Z' },
      ],
      nextCursor: null,
    }));
    show(edited);
    await userEvent.click(await screen.findByRole('button', { name: /edited/ }));
    const versions = within(
      await screen.findByRole('dialog', { name: 'Versions of this message' }),
    );
    const items = await versions.findAllByRole('listitem');
    expect(items.map((item) => item.textContent)).toEqual([
      expect.stringMatching(/Current.*Final/),
      expect.stringMatching(/Draft/),
    ]);
  });

  it('shows earlier ones on demand, page by page', async () => {
    answer('get', `${MESSAGE}/versions`, ({ query }) => {
      expect(query.get('order')).toBe('newest');
      return query.get('cursor') === 'next'
        ? { items: [{ text: 'Draft', at: '2026-11-20T09:03:00Z' }], nextCursor: null }
        : { items: [{ text: 'Final', at: '2026-11-20T10:00:00Z' }], nextCursor: 'next' };
    });
    show(edited);
    await userEvent.click(await screen.findByRole('button', { name: /edited/ }));
    const versions = within(
      await screen.findByRole('dialog', { name: 'Versions of this message' }),
    );
    expect(await versions.findAllByRole('listitem')).toHaveLength(1);
    await userEvent.click(versions.getByRole('button', { name: 'Earlier versions' }));
    await versions.findByText('Draft');
    expect(versions.getAllByText('Current')).toHaveLength(1);
    expect(versions.queryByRole('button', { name: 'Earlier versions' })).toBeNull();
  });

  it('can be asked for again', async () => {
    answer('get', `${MESSAGE}/versions`, () => problem(503, 'unavailable'));
    show(edited);
    await userEvent.click(await screen.findByRole('button', { name: /edited/ }));
    await screen.findByText(/not available at the moment/);
    answer('get', `${MESSAGE}/versions`, () => ({
      items: [{ text: 'Final', at: '2026-11-20T10:00:00Z' }],
      nextCursor: null,
    }));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Current')).toBeDefined();
  });
});
