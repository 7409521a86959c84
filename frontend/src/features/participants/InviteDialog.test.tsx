import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Conversation, Participant, User } from '@/api/types';
import { aConversation, alice, clientConfig } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { answer, noAnswer, problem } from '@/test/server';
import { ToastRegion } from '@/ui/Toast';
import { InviteDialog } from './InviteDialog';

vi.mock('../session/useSession', async () => ({ useMe: () => alice }));

const PATH = '/api/v1/conversations/{id}/participants';
const carol = aUser('c', 'Carol', 'Okafor');
const dave = aUser('d', 'Dave', 'Lindqvist');

function aUser(digit: string, givenName: string, familyName: string): User {
  return {
    ...alice,
    id: `019a0000-0000-7000-8000-00000000000${digit}`,
    givenName,
    familyName,
    displayName: `${givenName} ${familyName}`,
    email: `${givenName.toLowerCase()}@example.org`,
  };
}

function asParticipant(user: User, state: Participant['state'] = 'active'): Participant {
  return {
    user,
    role: 'member',
    state,
    joinedAt: '2026-11-20T09:00:00Z',
    email: null,
    active: true,
  };
}

const onClose = vi.fn<() => void>();

async function show(part: Partial<Conversation> = {}, chosen: User[] = [carol, dave]) {
  const view = renderApp(
    <>
      <InviteDialog conversation={aConversation(3, part)} onClose={onClose} />
      <ToastRegion label="Notifications" closeLabel="Dismiss" />
    </>,
  );
  for (const { familyName, displayName } of chosen) {
    await userEvent.type(await screen.findByRole('combobox'), familyName);
    await userEvent.click(await screen.findByRole('option', { name: new RegExp(displayName) }));
  }
  return view;
}

const send = () => userEvent.click(screen.getByRole('button', { name: /^Invite \d/ }));
const chips = () =>
  within(screen.getByRole('grid', { name: 'Whom to invite' }))
    .getAllByRole('row')
    .map((row) => row.textContent);

beforeEach(() => {
  onClose.mockReset();
  answer('get', '/api/v1/users', ({ query }) => {
    if (query.get('notIn') !== aConversation(3).id) return problem(404, 'not-found');
    const q = (query.get('q') ?? '').toLowerCase();
    return {
      items: [carol, dave].filter(({ displayName }) => displayName.toLowerCase().includes(q)),
      nextCursor: null,
    };
  });
  answer('get', '/api/v1/client-config', () => clientConfig);
  answer('get', PATH, () => ({ items: [asParticipant(alice)], nextCursor: null }));
});

describe('D1 the Invite dialog', () => {
  it('invites several in one step, of those who take no part yet', async () => {
    let body: unknown;
    answer('post', PATH, async ({ request }) => {
      body = await request.json();
      const participants = [asParticipant(alice), asParticipant(carol), asParticipant(dave)];
      return aConversation(3, { participants, participantCount: 4 });
    });
    const { store } = await show();
    expect(chips()).toEqual(['COCarol Okafor', 'DLDave Lindqvist']);
    await send();
    await screen.findByText('Carol Okafor and Dave Lindqvist were invited.');
    expect(body).toEqual({ userIds: [carol.id, dave.id] });
    expect(onClose).toHaveBeenCalled();
    expect(store.state().sidebar[aConversation(3).id]?.conversation.participantCount).toBe(4);
  });

  it('takes a chosen one away again with the x', async () => {
    await show();
    await userEvent.click(screen.getByRole('button', { name: /Remove.*Carol/ }));
    expect(chips()).toEqual(['DLDave Lindqvist']);
  });

  it('says who takes part already, and keeps the choice', async () => {
    answer('post', PATH, () => problem(409, 'already-a-participant'));
    answer('get', PATH, ({ query }) =>
      query.get('cursor') === null
        ? { items: [asParticipant(carol, 'left')], nextCursor: 'more' }
        : { items: [asParticipant(dave)], nextCursor: null },
    );
    await show();
    await send();
    await screen.findByText(/^Dave Lindqvist takes part already, so nobody was invited/);
    expect(chips()).toHaveLength(2);
    expect(onClose).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: /Remove.*Dave/ }));
    expect(screen.queryByText(/takes part already/)).toBeNull();
  });

  it('says who can’t be invited any more', async () => {
    answer('post', PATH, () =>
      problem(422, 'invalid', 'Wrong', [{ field: 'userIds[1]', message: 'No such user.' }]),
    );
    await show();
    await send();
    expect(await screen.findByText(/^Dave Lindqvist can’t be invited any more/)).toBeDefined();
  });

  it('A6 tries again under the same key, under another one for other people', async () => {
    const sent: (string | null)[] = [];
    answer('post', PATH, ({ request }) => {
      sent.push(request.headers.get('Idempotency-Key'));
      return noAnswer();
    });
    await show();
    await send();
    await screen.findByText(/nothing is lost/);
    await send();
    await waitFor(() => expect(sent).toHaveLength(2));
    await screen.findByText(/nothing is lost/);
    await userEvent.click(screen.getByRole('button', { name: /Remove.*Dave/ }));
    await send();
    await waitFor(() => expect(sent).toHaveLength(3));
    expect(sent[0]).toBe(sent[1]);
    expect(sent[2]).not.toBe(sent[0]);
  });

  it('says that a closed one takes no invitation', async () => {
    answer('post', PATH, () => problem(409, 'conversation-closed'));
    await show();
    await send();
    expect(await screen.findByText(/This conversation is closed/)).toBeDefined();
    expect(chips()).toHaveLength(2);
  });
});

describe('D1 before inviting it is plain what they will see', () => {
  const about = [
    { type: 'opportunity' as const, id: 'OPP-1', name: 'Renewal' },
    { type: 'household' as const, restricted: true },
  ];
  const line = () => screen.findByText('What they will see:').then((e) => e.closest('[role]'));

  it('D2 only what is said after they join', async () => {
    await show({}, []);
    const text = (await line())?.textContent;
    expect(text).toContain('only what is said after they join');
    expect(text).not.toContain('private');
  });

  it('F1 and all of it in the tab of a record, unless it is private', async () => {
    const { unmount } = await show({ about }, []);
    expect((await line())?.textContent).toContain(
      'whoever may view one of Renewal and Restricted household can read all of it',
    );
    unmount();
    await show({ about, private: true }, []);
    expect((await line())?.textContent).not.toContain('can read all of it');
  });

  it('D6 and what they saw when they took part before', async () => {
    answer('get', PATH, ({ query }) =>
      query.get('cursor') === null
        ? { items: [asParticipant(alice)], nextCursor: 'more' }
        : { items: [asParticipant(dave, 'left')], nextCursor: null },
    );
    await show({ participants: [asParticipant(alice)] });
    await screen.findByText(/^Dave Lindqvist took part before, and keeps/);
    expect((await line())?.textContent).not.toContain('Whoever took part before');
  });

  it.each([
    ['is loaded', () => new Promise<never>(() => {})],
    ['can be loaded', () => problem(503, 'unavailable')],
  ])('D6 and what anybody keeps who took part, until it %s who did', async (_, participants) => {
    answer('get', PATH, participants);
    await show({ participants: [asParticipant(alice)] });
    expect((await line())?.textContent).toContain('Whoever took part before keeps');
  });
});
