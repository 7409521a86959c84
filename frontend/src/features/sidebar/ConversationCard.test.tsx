import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listPage } from '@/api/store/lists';
import type { Store } from '@/api/store/Store';
import { useListed } from '@/api/store/useListed';
import type { Conversation } from '@/api/types';
import { aConversation, alice, clientConfig } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { answer, noAnswer, noContent, problem } from '@/test/server';
import { ToastRegion } from '@/ui/Toast';
import { ConversationCard } from './ConversationCard';

vi.mock('../session/useSession', async () => ({ useMe: () => alice }));

const COPY = '/api/v1/conversations/{id}';
const RESTORE = '/api/v1/conversations/{id}/restore-copy';
const { can } = aConversation(3);

/** The sidebar's list as the store has it: this conversation on top of another. */
function show(part: Partial<Conversation> = {}) {
  const first = aConversation(3, { subject: 'Lunch', ...part });
  const second = aConversation(3, {
    id: 'other',
    subject: 'Dinner',
    lastActivityAt: first.createdAt,
  });
  const page = listPage({ items: [first, second], nextCursor: null }, 0);
  const data = { pages: [page], pageParams: [null] };
  function List() {
    const listed = useListed(data, 'sidebar', 'sidebar');
    return (
      <div role="feed">
        {listed[0]?.map((conversation, index) => (
          <ConversationCard
            key={conversation.id}
            conversation={conversation}
            position={index + 1}
            setSize={2}
          />
        ))}
      </div>
    );
  }
  return renderApp(
    <>
      <List />
      <ToastRegion label="Notifications" closeLabel="Dismiss" />
    </>,
    { known: [first, second] },
  );
}

const card = () =>
  screen.findByText('Lunch').then((e) => within(e.closest('article') as HTMLElement));

async function openMenu() {
  await userEvent.click((await card()).getByRole('button', { name: /^Actions for/ }));
  return within(await screen.findByRole('menu'));
}

async function remove() {
  await userEvent.click((await openMenu()).getByRole('menuitem', { name: 'Delete' }));
}

const subjects = () => screen.getAllByText(/^(Lunch|Dinner)$/).map((e) => e.textContent);
const deletedCopy = aConversation(3, { copyDeleted: true, messages: [], lastSeq: 0 });

beforeEach(() => {
  answer('get', '/api/v1/client-config', () => clientConfig);
  answer('get', '/api/v1/conversations/unread-count', () => ({ conversations: 0, asOf: 'a' }));
});

describe('E1 deleting one’s copy', () => {
  it('takes it away at once, up to what was shown, and Undo brings it back to its place', async () => {
    let throughSeq: string | null = null;
    answer('delete', COPY, ({ query }) => {
      throughSeq = query.get('throughSeq');
      return noContent();
    });
    answer('get', COPY, () => deletedCopy);
    answer('post', RESTORE, () => aConversation(3, { subject: 'Lunch' }));
    show();
    await remove();
    await waitFor(() => expect(screen.queryByText('Lunch')).toBeNull());
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Dinner'));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await screen.findByText('The conversation is back.');
    expect(throughSeq).toBe('3');
    expect(subjects()).toEqual(['Lunch', 'Dinner']);
  });

  it('is not deleted again by an answer that comes after Undo', async () => {
    let giveAnswer = () => {};
    const late = new Promise<void>((resolve) => {
      giveAnswer = resolve;
    });
    answer('delete', COPY, () => noContent());
    answer('get', COPY, async () => {
      await late;
      return deletedCopy;
    });
    answer('post', RESTORE, () => aConversation(3, { subject: 'Lunch' }));
    show();
    await remove();
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await screen.findByText('The conversation is back.');
    giveAnswer();
    await (await card()).findByText('Message 3');
    expect(screen.queryByText(/could not be deleted/)).toBeNull();
    expect((await card()).getByRole('textbox')).toBeDefined();
  });

  it('E3 keeps what came meanwhile', async () => {
    answer('delete', COPY, () => noContent());
    answer('get', COPY, () => aConversation(4, { subject: 'Lunch', unreadCount: 1 }));
    show();
    await remove();
    await screen.findByText('Conversation deleted from your sidebar.');
    await (await card()).findByText('Message 4');
    expect(subjects()).toEqual(['Lunch', 'Dinner']);
  });

  it('puts it back and says why when it fails', async () => {
    answer('delete', COPY, () => noAnswer());
    show();
    await remove();
    await screen.findByText(/could not be deleted. The server can't be reached/);
    expect(subjects()).toEqual(['Lunch', 'Dinner']);
  });

  it('says when it is too late to take it back, and offers another try when it is not', async () => {
    answer('delete', COPY, () => noContent());
    answer('get', COPY, () => deletedCopy);
    answer('post', RESTORE, () => noAnswer());
    show();
    await remove();
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await screen.findByText(/could not be brought back/);
    answer('post', RESTORE, () => problem(409, 'copy-deleted'));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/more than a minute ago/)).toBeDefined();
  });
});

it('says that it is open to screen readers alone, and that it is closed to everybody', async () => {
  show();
  expect((await card()).getByText('Open').className).toBe('visually-hidden');
  cleanup();
  show({ status: 'closed' });
  expect((await card()).getByText('Closed').className).not.toBe('visually-hidden');
});

it('is named by its subject, and tells that the page shows it', async () => {
  const conversation = aConversation(3, { subject: 'Lunch' });
  renderApp(<ConversationCard conversation={conversation} position={1} setSize={1} isCurrent />, {
    known: [conversation],
  });
  const article = await screen.findByRole('article', { name: 'Lunch' });
  expect(article.getAttribute('aria-current')).toBe('page');
});

it('has its reply box folded until it is used, and while the page shows it also with a draft', async () => {
  const conversation = aConversation(3, { subject: 'Lunch' });
  const shown = { conversation, position: 1, setSize: 1 };
  renderApp(<ConversationCard {...shown} />, { known: [conversation] });
  const isFolded = () => screen.getByRole('textbox').closest('form')?.dataset['folded'] === '';
  await card();
  expect(isFolded()).toBe(true);
  await userEvent.type(screen.getByRole('textbox'), 'Half');
  expect(isFolded()).toBe(false);
  cleanup();
  renderApp(<ConversationCard {...shown} />, { known: [conversation] });
  await card();
  expect(isFolded()).toBe(false);
  cleanup();
  renderApp(<ConversationCard {...shown} isCurrent />, { known: [conversation] });
  await card();
  expect(isFolded()).toBe(true);
  screen.getByText('Draft');
  await userEvent.clear(screen.getByRole('textbox'));
});

it('D7 says so where nobody else is left to read', async () => {
  const [creator, me] = aConversation(3).participants;
  if (!creator || !me) throw new Error('it is between two');
  show({ participants: [{ ...creator, active: false }, me], participantCount: 1 });
  const text = 'Nobody else can read this any more: Bob Tanaka is deactivated.';
  expect((await card()).getByText(text)).toBeDefined();
});

describe('D4 the copy of who left', () => {
  const left: Partial<Conversation> = {
    membership: 'left',
    unreadCount: 2,
    can: {
      ...can,
      reply: false,
      markRead: true,
      invite: false,
      close: false,
      edit: false,
      remove: false,
      mute: false,
    },
  };

  it('has no reply box but says why, can be marked as read, and deleted', async () => {
    show(left);
    const shown = await card();
    expect(shown.getByText('You left')).toBeDefined();
    expect(shown.getByText(/^You left this conversation/)).toBeDefined();
    expect(shown.queryByRole('textbox')).toBeNull();
    expect(shown.getByRole('button', { name: 'Mark as read' })).toBeDefined();
    const items = (await openMenu()).getAllByRole('menuitem').map((item) => item.textContent);
    expect(items).toEqual(['People in this conversation', 'Delete']);
  });

  it('E4 asks before it is deleted for good, and offers no reply after', async () => {
    let deleted = false;
    answer('delete', COPY, () => {
      deleted = true;
      return noContent();
    });
    answer('get', COPY, () => problem(404, 'not-found'));
    show(left);
    await remove();
    const dialog = within(await screen.findByRole('alertdialog'));
    expect(dialog.getByText(/this is final/)).toBeDefined();
    expect(deleted).toBe(false);
    await userEvent.click(dialog.getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(subjects()).toEqual(['Dinner']));
    await waitFor(() => expect(deleted).toBe(true));
  });
});

describe('C4 when somebody closes the conversation', () => {
  function close(store: Store) {
    const closed: Partial<Conversation> = { status: 'closed', can: { ...can, reply: false } };
    const conversation = aConversation(3, { subject: 'Lunch', ...closed });
    act(() => store.applyEvent({ view: 'sidebar', id: conversation.id, conversation }));
  }

  it('keeps what one types in the card, says why it can’t be sent, and has the focus', async () => {
    const { store } = show();
    await userEvent.type((await card()).getByRole('textbox'), 'Half a thou');
    close(store);
    expect((await card()).getByText(/is closed.*kept/)).toBeDefined();
    const article = screen.getByText('Lunch').closest('article');
    await waitFor(() => expect(document.activeElement).toBe(article));
  });

  it('says nothing in a card that nobody uses, and leaves the focus where it is', async () => {
    const { store } = show();
    await card();
    close(store);
    expect((await card()).queryByRole('textbox')).toBeNull();
    expect((await card()).queryByText(/is closed/)).toBeNull();
    await new Promise(requestAnimationFrame);
    expect(document.activeElement).toBe(document.body);
  });
});

it('D4 leaving and inviting are offered as `can` tells', async () => {
  show({ can: { ...can, leave: true, invite: false } });
  const items = (await openMenu()).getAllByRole('menuitem').map((item) => item.textContent);
  expect(items).toEqual([
    'People in this conversation',
    'Edit subject and description',
    'Close conversation',
    'Mute',
    'Leave',
    'Delete',
  ]);
});
