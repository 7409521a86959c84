import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Conversation, Participant, UserRef } from '@/api/types';
import { aConversation, alice, bob } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { answer, noContent, problem } from '@/test/server';
import { ToastRegion } from '@/ui/Toast';
import { LeaveDialog } from './LeaveDialog';
import { ParticipantsDialog } from './ParticipantsDialog';

vi.mock('../session/useSession', async () => ({ useMe: () => alice }));

const PATH = '/api/v1/conversations/{id}/participants';
const REMOVE = '/api/v1/conversations/{id}/participants/{userId}';

function person(digit: string, displayName: string): UserRef {
  return { id: `019a0000-0000-7000-8000-00000000000${digit}`, displayName };
}

function participant(user: UserRef, part: Partial<Participant> = {}): Participant {
  return {
    user,
    role: 'member',
    state: 'active',
    joinedAt: '2026-11-20T09:00:00Z',
    email: null,
    active: true,
    ...part,
  };
}

const pages = [
  [participant(bob, { role: 'creator' }), participant(alice)],
  [
    participant(person('c', 'Carol Okafor')),
    participant(person('d', 'Dave Lindqvist'), { state: 'left' }),
    participant(person('e', 'Erin O’Brien'), { state: 'removed' }),
  ],
];

function show(part: Partial<Conversation> = {}) {
  return renderApp(
    <>
      <ParticipantsDialog
        conversation={aConversation(3, part)}
        onInvite={() => {}}
        onClose={() => {}}
      />
      <ToastRegion label="Notifications" closeLabel="Dismiss" />
    </>,
  );
}

beforeEach(() => {
  answer('get', PATH, ({ query }) => {
    const at = Number(query.get('cursor') ?? 0);
    return { items: pages[at] ?? [], nextCursor: at + 1 < pages.length ? String(at + 1) : null };
  });
  answer('get', '/api/v1/conversations/{id}', () => aConversation(4, { participantCount: 2 }));
  answer('get', '/api/v1/conversations/unread-count', () => ({ conversations: 0, asOf: 'a' }));
});

describe('the people of a conversation', () => {
  it('D4 D5 shows all of them with role and state, page by page', async () => {
    show();
    await screen.findByText('Erin O’Brien');
    const rows = screen.getAllByRole('listitem').map((row) => row.textContent);
    expect(rows).toEqual([
      expect.stringMatching(/Bob Tanaka.*Started it/),
      expect.stringMatching(/Alice Moreau.*you/),
      expect.stringMatching(/Carol Okafor.*Joined on/),
      expect.stringMatching(/Dave Lindqvist.*Left/),
      expect.stringMatching(/Erin O’Brien.*Removed/),
    ]);
  });

  it('D5 offers to remove those who take part, never the creator or oneself', async () => {
    show();
    await screen.findByText('Erin O’Brien');
    const buttons = screen.getAllByRole('button', { name: /^Remove/ });
    expect(buttons.map((button) => button.getAttribute('aria-label'))).toEqual([
      'Remove Carol Okafor',
    ]);
  });

  it('D5 offers no removal and no invitation where they can’t be', async () => {
    show({ can: { ...aConversation(3).can, remove: false, invite: false } });
    await screen.findByText('Erin O’Brien');
    expect(screen.queryByRole('button', { name: /^Remove|^Invite/ })).toBeNull();
  });

  it('D5 asks before, says what happens, and tells of failure', async () => {
    answer('delete', REMOVE, () => problem(409, 'too-few-participants'));
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'Remove Carol Okafor' }));
    const dialog = within(await screen.findByRole('alertdialog', { name: 'Remove Carol Okafor?' }));
    expect(dialog.getByText(/They keep what they have seen so far/)).toBeDefined();
    await userEvent.click(dialog.getByRole('button', { name: 'Remove' }));
    await dialog.findByText(/Too few people would be left/);
    let removed: unknown;
    answer('delete', REMOVE, ({ params }) => {
      removed = params.userId;
      return noContent();
    });
    await userEvent.click(dialog.getByRole('button', { name: 'Remove' }));
    await screen.findByText('Carol Okafor was removed.');
    expect(removed).toBe('019a0000-0000-7000-8000-00000000000c');
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });
});

it('D4 leaving says what stays, and what a deleted copy means', async () => {
  let left: unknown;
  answer('delete', REMOVE, ({ params }) => {
    left = params.userId;
    return noContent();
  });
  const onClose = vi.fn<() => void>();
  const { unmount } = renderApp(
    <LeaveDialog conversation={aConversation(3, { copyDeleted: true })} onClose={onClose} />,
  );
  await screen.findByText(/nothing of this conversation will be left in your sidebar/);
  unmount();
  renderApp(<LeaveDialog conversation={aConversation(3)} onClose={onClose} />);
  await screen.findByText(/Your copy stays as it is now/);
  await userEvent.click(screen.getByRole('button', { name: 'Leave' }));
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(left).toBe('me');
});
