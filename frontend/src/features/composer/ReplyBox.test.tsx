import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { liveState } from '@/api/live/liveState';
import { useUnsent } from '@/api/store/useStore';
import { UnsentBody } from '@/features/message/UnsentBody';
import { aConversation, aMessage, alice } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { answer, noAnswer, problem } from '@/test/server';
import { ReplyBox } from './ReplyBox';

vi.mock('../session/useSession', async () => ({ useMe: () => alice }));

const PATH = '/api/v1/conversations/{id}/messages';
const limits = {
  subject: 200,
  description: 4000,
  message: 20,
  participants: 250,
  about: 20,
  attachmentsPerMessage: 10,
  attachmentSize: 25 * 1024 * 1024,
  pageSize: 100,
};

function Unsent() {
  return useUnsent('c1').map((message) => (
    <UnsentBody key={message.key} message={message} fold="roomy" />
  ));
}

function show() {
  return renderApp(
    <>
      <Unsent />
      <ReplyBox conversationId="c1" to="Bob Tanaka" />
    </>,
  );
}

const box = () => screen.findByRole('textbox', { name: 'Send a message to Bob Tanaka' });

beforeEach(() => {
  answer('get', '/api/v1/client-config', () => ({
    issuer: 'http://idp',
    clientId: 'conversations',
    version: '1',
    limits,
  }));
  answer('get', '/api/v1/conversations/unread-count', () => ({ conversations: 0, asOf: 'a' }));
});

describe('ReplyBox', () => {
  it('C2 sends on Enter, and Shift+Enter starts a line', async () => {
    let text: unknown;
    answer('post', PATH, async ({ request }) => {
      text = await request.json();
      return aMessage(1);
    });
    show();
    await userEvent.type(await box(), 'One{Shift>}{Enter}{/Shift}two{Enter}');
    await screen.findByText('Message sent');
    expect(text).toEqual({ text: 'One\ntwo' });
    expect(await box()).toHaveProperty('value', '');
  });

  it('sends nothing that is empty or too long', async () => {
    show();
    await userEvent.type(await box(), '   {Enter}');
    expect(screen.getByRole('button', { name: 'Reply' })).toHaveProperty('disabled', true);
    await userEvent.type(await box(), 'x'.repeat(21));
    await screen.findByText('1 character too many');
    expect(screen.getByRole('button', { name: 'Reply' })).toHaveProperty('disabled', true);
  });

  it('takes nothing far too long into its field, and offers it as a file', async () => {
    answer('post', '/api/v1/attachments', () => problem(503, 'unavailable'));
    show();
    await userEvent.type(await box(), 'See:');
    await userEvent.paste('x'.repeat(50));
    await screen.findByText('This text of 50 characters is too long: a message takes 20.');
    expect(await box()).toHaveProperty('value', 'See:');
    await userEvent.click(screen.getByRole('button', { name: 'Attach as text file' }));
    await screen.findByText(/text\.txt/);
    expect(screen.queryByText(/is too long/)).toBeNull();
  });

  it('A6 tries again under the same key when the network is back', async () => {
    const seen: (string | null)[] = [];
    answer('post', PATH, ({ request }) => {
      seen.push(request.headers.get('Idempotency-Key'));
      return seen.length === 1 ? noAnswer() : aMessage(1);
    });
    show();
    await userEvent.type(await box(), 'Hello{Enter}');
    await screen.findByRole('button', { name: 'Edit' });
    window.dispatchEvent(new Event('online'));
    await screen.findByText('Message sent');
    expect(seen).toHaveLength(2);
    expect(seen[0]).toBe(seen[1]);
    expect(seen[0]).toMatch(/^[\w-]{36}$/);
  });

  it('A6 has arrived once its entry is known, whatever becomes of its answer', async () => {
    let key = '';
    let fail = () => {};
    const lost = new Promise<void>((resolve) => (fail = resolve));
    answer('post', PATH, async ({ request }) => {
      key = request.headers.get('Idempotency-Key') ?? '';
      await lost;
      return noAnswer();
    });
    const { store } = renderApp(
      <>
        <Unsent />
        <ReplyBox conversationId="c1" to="Bob Tanaka" />
      </>,
      { known: [aConversation(5, { id: 'c1' })] },
    );
    await userEvent.type(await box(), 'Hello{Enter}');
    await waitFor(() => expect(key).not.toBe(''));
    const entries = [aMessage(6, { text: 'Hello', author: alice, clientKey: key })];
    act(() => store.applyEvent({ view: 'sidebar', id: 'c1', entries }));
    await screen.findByText('Message sent');
    expect(screen.queryByText('Hello')).toBeNull();
    fail();
    await new Promise(requestAnimationFrame);
    expect(screen.queryByText('Waiting for the network')).toBeNull();
    expect(await box()).toHaveProperty('value', '');
  });

  it('A6 tries again when the events come in again', async () => {
    let calls = 0;
    answer('post', PATH, () => (++calls === 1 ? noAnswer() : aMessage(1)));
    show();
    await userEvent.type(await box(), 'Hello{Enter}');
    await screen.findByRole('button', { name: 'Edit' });
    act(() => liveState.set(true));
    await screen.findByText('Message sent');
    act(() => liveState.set(false));
    expect(calls).toBe(2);
  });

  it('says that a message waits for the network, and offers nothing that goes by itself', async () => {
    answer('post', PATH, () => noAnswer());
    show();
    const announced = screen.getByRole('status');
    await userEvent.type(await box(), 'Hello{Enter}');
    await waitFor(() => expect(announced.textContent).toBe('Waiting for the network'));
    expect(screen.queryByRole('button', { name: 'Retry' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Edit' }));
    expect(await box()).toHaveProperty('value', 'Hello');
  });

  it('retries on demand what the server could not take', async () => {
    let calls = 0;
    answer('post', PATH, () => (++calls === 1 ? problem(503, 'unavailable') : aMessage(1)));
    show();
    await userEvent.type(await box(), 'Hello{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: 'Retry' }));
    await waitFor(() => expect(screen.queryByText('Hello')).toBeNull());
    expect(calls).toBe(2);
  });

  it('C4 keeps the text and says why when the server refuses', async () => {
    answer('post', PATH, () => problem(409, 'conversation-closed'));
    show();
    await userEvent.type(await box(), 'Hello{Enter}');
    await screen.findByText('This conversation is closed. Reopen it to go on.');
    expect(await box()).toHaveProperty('value', 'Hello');
    await userEvent.type(await box(), '!');
    expect(screen.queryByText(/is closed/)).toBeNull();
  });

  it('keeps a draft over a reload', async () => {
    const { unmount } = show();
    await userEvent.type(await box(), 'Half a thou');
    unmount();
    show();
    expect(await box()).toHaveProperty('value', 'Half a thou');
  });
});
