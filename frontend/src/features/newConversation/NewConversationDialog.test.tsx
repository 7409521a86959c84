import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CrmRecord, User } from '@/api/types';
import { aConversation, alice } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { answer, noAnswer, problem } from '@/test/server';
import { ToastRegion } from '@/ui/Toast';
import { drafts, emptyDraft } from './draft';
import { NewConversationProvider, useNewConversation } from './NewConversationProvider';

vi.mock('../session/useSession', async () => ({ useMe: () => alice }));

const PATH = '/api/v1/conversations';
const carol: User = {
  ...alice,
  id: '019a0000-0000-7000-8000-00000000000c',
  givenName: 'Carol',
  familyName: 'Okafor',
  displayName: 'Carol Okafor',
  email: 'carol@example.org',
};
const record: CrmRecord = {
  type: 'opportunity',
  id: 'OPP-1',
  name: 'Renewal',
  restricted: false,
  canEdit: true,
};

function Opener() {
  const open = useNewConversation();
  return (
    <>
      <button onClick={() => open()}>Add</button>
      <button onClick={() => open([record])}>Add about it</button>
    </>
  );
}

async function show(opener = 'Add') {
  const view = renderApp(
    <NewConversationProvider>
      <Opener />
      <ToastRegion label="Notifications" closeLabel="Dismiss" />
    </NewConversationProvider>,
  );
  await userEvent.click(await screen.findByRole('button', { name: opener }));
  return view;
}

const field = (name: string) => screen.getByRole('textbox', { name: new RegExp(`^${name}`) });
const send = () => userEvent.click(screen.getByRole('button', { name: /Send|Retry/ }));

beforeEach(() => {
  answer('get', '/api/v1/users', ({ query }) => ({
    items: 'okafor'.startsWith(query.get('q') ?? '') ? [alice, carol] : [],
    nextCursor: null,
  }));
  answer('get', '/api/v1/client-config', () => ({
    issuer: 'http://idp',
    clientId: 'conversations',
    version: '1',
    limits: {
      subject: 200,
      description: 4000,
      message: 50,
      participants: 250,
      about: 20,
      attachmentsPerMessage: 10,
      attachmentSize: 25 * 1024 * 1024,
      pageSize: 100,
    },
  }));
});

describe('the New Conversation dialog', () => {
  it('A3 finds people as one types, never the creator, and takes them away again', async () => {
    await show();
    const people = screen.getByRole('combobox', { name: /Participants/ });
    await userEvent.type(people, 'oka');
    const options = within(await screen.findByRole('listbox')).findAllByRole('option');
    expect((await options).map((option) => option.textContent)).toEqual([
      expect.stringContaining('Carol Okafor'),
    ]);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    const chips = screen.getByRole('grid', { name: 'Participants' });
    expect(
      within(chips)
        .getAllByRole('row')
        .map((row) => row.textContent),
    ).toEqual(['AMYou', 'COCarol Okafor']);
    expect(people).toHaveProperty('value', '');
    await userEvent.click(within(chips).getByRole('button', { name: /Remove/ }));
    expect(within(chips).queryByText('Carol Okafor')).toBeNull();
    expect(within(chips).getByText('You')).toBeDefined();
  });

  it('A4 says who will be able to read it, and changes its mind with Private', async () => {
    drafts.write(alice.id, [record], { ...emptyDraft([record]), participants: [carol] });
    await show('Add about it');
    const readers = screen.getByText('Who will be able to read it:').parentElement;
    expect(readers?.textContent).toContain('everybody who uses the CRM, on the page of Renewal.');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Private to participants' }));
    expect(readers?.textContent).toContain(
      'only you and Carol Okafor, also on the page of Renewal.',
    );
  });

  it('does not send on Enter in the people field', async () => {
    drafts.write(alice.id, [], { ...emptyDraft([]), participants: [carol], message: 'Hello' });
    await show();
    await userEvent.click(screen.getByRole('combobox', { name: /Participants/ }));
    await userEvent.keyboard('{Enter}');
    expect(screen.getByRole('button', { name: 'Send' })).toHaveProperty('disabled', false);
    expect(screen.queryByText('Conversation started')).toBeNull();
  });

  it('says what is missing and goes there', async () => {
    await show();
    await send();
    expect(screen.getByText('Choose at least one other person.')).toBeDefined();
    expect(screen.getByText('Write a message.')).toBeDefined();
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: /Participants/ }));
  });

  it('counts what is left of the message, and what is too much', async () => {
    drafts.write(alice.id, [], { ...emptyDraft([]), participants: [carol] });
    await show();
    await userEvent.click(field('Message'));
    await userEvent.paste('x'.repeat(48));
    await screen.findByText('2 characters left');
    await userEvent.paste('xxx');
    expect(await screen.findByText('1 character too many')).toBeDefined();
  });

  it('offers to attach a message that is too long as a text file', async () => {
    answer('post', '/api/v1/attachments', () => problem(503, 'unavailable'));
    await show();
    await userEvent.click(field('Message'));
    await userEvent.paste('x'.repeat(60));
    await userEvent.click(screen.getByRole('button', { name: 'Attach as text file' }));
    expect(field('Message')).toHaveProperty('value', '');
    expect(await screen.findByText('text.txt')).toBeDefined();
  });

  it('A5 puts what was started on top of the sidebar, and forgets the draft', async () => {
    const draft = { ...emptyDraft([record]), participants: [carol], message: 'Hello' };
    drafts.write(alice.id, [record], draft);
    let body: unknown;
    answer('post', PATH, async ({ request }) => {
      body = await request.json();
      return aConversation(1, { id: 'new' });
    });
    const { store } = await show('Add about it');
    await userEvent.type(field('Message'), '!{Control>}{Enter}{/Control}');
    await screen.findByText('Conversation started');
    expect(body).toEqual({
      message: 'Hello!',
      participantIds: [carol.id],
      private: false,
      about: [{ type: 'opportunity', id: 'OPP-1' }],
    });
    expect(Object.keys(store.state().arrivals['sidebar'] ?? {})).toEqual(['new']);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(drafts.read(alice.id, [record])).toBeUndefined();
  });

  it('A6 tries again under the same key, under another one once the content changed', async () => {
    drafts.write(alice.id, [], { ...emptyDraft([]), participants: [carol], message: 'Hello' });
    const sent: (string | null)[] = [];
    answer('post', PATH, ({ request }) => {
      sent.push(request.headers.get('Idempotency-Key'));
      return noAnswer();
    });
    await show();
    await send();
    await screen.findByText(/The server can't be reached/);
    expect(field('Message')).toHaveProperty('value', 'Hello');
    await send();
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    await screen.findByText(/The server can't be reached/);
    // Closed by accident: the draft comes back with its key.
    await userEvent.keyboard('{Escape}');
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));
    await send();
    await vi.waitFor(() => expect(sent).toHaveLength(3));
    await screen.findByText(/The server can't be reached/);
    await userEvent.type(field('Message'), ' there');
    await send();
    await vi.waitFor(() => expect(sent).toHaveLength(4));
    expect(sent[0]).toMatch(/^[\x21-\x7e]{1,255}$/);
    expect(new Set(sent.slice(0, 3)).size).toBe(1);
    expect(sent[3]).not.toBe(sent[0]);
  });

  it('K1 tells the server’s objections at their fields', async () => {
    const draft = { ...emptyDraft([record]), participants: [carol], message: 'Hello' };
    drafts.write(alice.id, [record], draft);
    answer('post', PATH, () =>
      problem(422, 'invalid', 'Wrong', [
        { field: 'participantIds[0]', message: 'There is no such user.' },
        { field: 'subject', message: 'This must be on one line.' },
      ]),
    );
    await show('Add about it');
    await send();
    await screen.findByText(/Carol Okafor can’t be chosen any more/);
    // More details unfold, since the subject is among them.
    expect(field('Subject').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('This must be on one line.')).toBeDefined();
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: /Participants/ }));
    await userEvent.click(screen.getByRole('button', { name: /Remove.*Carol Okafor/ }));
    expect(screen.queryByText(/can’t be chosen any more/)).toBeNull();
  });

  it('throws a draft away only when told to, and takes that back', async () => {
    drafts.write(alice.id, [], { ...emptyDraft([]), message: 'Hello' });
    await show();
    await userEvent.click(screen.getByRole('button', { name: 'Discard draft' }));
    expect(drafts.read(alice.id, [])).toBeUndefined();
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(field('Message')).toHaveProperty('value', 'Hello');
  });
});
