import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Attachment } from '@/api/types';
import { ReplyBox } from '@/features/composer/ReplyBox';
import { aConversation, aMessage, alice, clientConfig } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { answer, noAnswer, problem } from '@/test/server';
import { AttachmentList } from './AttachmentList';
import { FilesButton } from './FilesButton';

const UPLOAD = '/api/v1/attachments';
const POST = '/api/v1/conversations/{id}/messages';

function anAttachment(name: string, part: Partial<Attachment> = {}): Attachment {
  return {
    id: `id-of-${name}`,
    name,
    size: 2048,
    type: 'application/pdf',
    hasPreview: false,
    ...part,
  };
}

function aFile(name: string, type = 'application/pdf', size = 8): File {
  return new File(['x'.repeat(size)], name, { type });
}

const box = () => screen.findByRole('textbox', { name: 'Send a message to Bob' });

async function show(...files: File[]) {
  const view = renderApp(<ReplyBox conversationId="c1" to="Bob" />);
  await box();
  if (files.length > 0) await choose(...files);
  return view;
}

async function choose(...files: File[]) {
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (input === null) throw new Error('there is no choice of files');
  await userEvent.upload(input, files);
}

beforeEach(() => {
  const { limits } = clientConfig;
  answer('get', '/api/v1/client-config', () => ({
    ...clientConfig,
    limits: { ...limits, attachmentSize: 1024, attachmentsPerMessage: 2 },
  }));
  answer('get', '/api/v1/conversations/unread-count', () => ({ conversations: 0, asOf: 'a' }));
  // jsdom's forms can't be read here; files come in the order in which they were chosen.
  let count = 0;
  answer('post', UPLOAD, () => anAttachment(['a.pdf', 'b.pdf'][count++] ?? 'more'));
});

describe('files in a reply', () => {
  it('I1 go with the message once they are uploaded', async () => {
    let body: unknown;
    answer('post', POST, async ({ request }) => {
      body = await request.json();
      return aMessage(1);
    });
    await show(aFile('a.pdf'), aFile('b.pdf'));
    const tiles = within(await screen.findByRole('list', { name: 'Attached files' }));
    expect(await tiles.findAllByText('8 bytes')).toHaveLength(2);
    await userEvent.type(await box(), 'Here they are{Enter}');
    await screen.findByText('Message sent');
    expect(body).toEqual({
      text: 'Here they are',
      attachmentIds: ['id-of-a.pdf', 'id-of-b.pdf'],
    });
    expect(screen.queryByRole('list', { name: 'Attached files' })).toBeNull();
  });

  it('I1 go once another window has sent them', async () => {
    await show(aFile('a.pdf'));
    await screen.findByText('8 bytes');
    const key = `conversations.user.${alice.id}.files.c1`;
    await waitFor(() => expect(localStorage.getItem(key)).toContain('id-of-a.pdf'));
    localStorage.removeItem(key);
    act(() => void window.dispatchEvent(new StorageEvent('storage', { key })));
    expect(screen.queryByRole('list', { name: 'Attached files' })).toBeNull();
  });

  it('I1 hold the message up, plainly, until they are there', async () => {
    let arrive = () => {};
    answer('post', UPLOAD, async () => {
      await new Promise<void>((resolve) => (arrive = resolve));
      return anAttachment('a.pdf');
    });
    await show(aFile('a.pdf'));
    await userEvent.type(await box(), 'Hello{Enter}');
    expect(screen.getAllByText('Waiting for 1 file to upload…').length).toBeGreaterThan(0);
    expect(screen.getByRole('button', { name: 'Reply' })).toHaveProperty('disabled', true);
    screen.getByRole('progressbar', { name: 'Upload of a.pdf' });
    arrive();
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Reply' })).toHaveProperty('disabled', false),
    );
  });

  it('I1 say so when they are too large or too many', async () => {
    await show(aFile('big.pdf', 'application/pdf', 1025), aFile('b.pdf'), aFile('c.pdf'));
    await screen.findByText('Too large: a file may have 1 kB at most.');
    screen.getByText('A message takes 2 files at most: c.pdf was left out.');
    expect(screen.queryByRole('button', { name: 'Upload big.pdf again' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Remove big.pdf' }));
    expect(screen.queryByText(/Too large/)).toBeNull();
  });

  it('I3 explain a full quota, and are tried again on demand', async () => {
    answer('post', UPLOAD, () => problem(409, 'too-many-unsent-files'));
    await show(aFile('a.pdf'));
    await screen.findByText(/Too many of your files wait to be sent/);
    answer('post', UPLOAD, () => anAttachment('a.pdf'));
    await userEvent.click(screen.getByRole('button', { name: 'Upload a.pdf again' }));
    await screen.findByText('8 bytes');
    expect(screen.queryByText(/Too many/)).toBeNull();
  });

  it('can be taken out, and the focus stays in the box', async () => {
    await show(aFile('a.pdf'));
    await screen.findByText('8 bytes');
    await userEvent.click(screen.getByRole('button', { name: 'Remove a.pdf' }));
    expect(screen.queryByText('a.pdf')).toBeNull();
    expect(document.activeElement).toBe(await box());
  });

  it('C4 come back with the text when the server refuses', async () => {
    answer('post', POST, () => problem(409, 'conversation-closed'));
    await show(aFile('a.pdf'));
    await screen.findByText('8 bytes');
    await userEvent.type(await box(), 'Hello{Enter}');
    await screen.findByText('This conversation is closed. Reopen it to go on.');
    expect(await box()).toHaveProperty('value', 'Hello');
    screen.getByText('a.pdf');
  });

  it('A6 stay with a message that found no server', async () => {
    const seen: unknown[] = [];
    answer('post', POST, async ({ request }) => {
      seen.push([request.headers.get('Idempotency-Key'), await request.json()]);
      return seen.length === 1 ? noAnswer() : aMessage(1);
    });
    const { unmount } = await show(aFile('a.pdf'));
    await screen.findByText('8 bytes');
    await userEvent.type(await box(), 'Hello{Enter}');
    await waitFor(() => expect(seen).toHaveLength(1));
    unmount();
    await show();
    await screen.findByText('Message sent');
    expect(seen[1]).toEqual(seen[0]);
  });

  it('are pasted, unless text was copied from an office program', async () => {
    await show();
    await userEvent.click(await box());
    const paste = (types: string[]) => {
      const data = { files: [aFile('shot.png', 'image/png')], items: [], types, getData: () => '' };
      const event = new Event('paste', { bubbles: true, cancelable: true });
      Object.assign(event, { clipboardData: data });
      document.activeElement?.dispatchEvent(event);
    };
    paste(['text/plain', 'text/html', 'Files']);
    expect(screen.queryByText('shot.png')).toBeNull();
    paste(['Files']);
    await screen.findByText('shot.png');
  });
});

describe('files of a message', () => {
  beforeEach(() => {
    URL.createObjectURL = vi.fn<() => string>(() => 'blob:x');
    URL.revokeObjectURL = vi.fn<() => void>();
  });

  it('I2 pictures are shown and opened, other files saved under their name', async () => {
    const saved: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(this.download);
    });
    const content = () => new Response('x', { headers: { 'Content-Type': 'image/png' } });
    answer('get', '/api/v1/attachments/{id}', content);
    answer('get', '/api/v1/attachments/{id}/preview', content);
    const pictures = ['one.png', 'two.png'].map((name) =>
      anAttachment(name, { type: 'image/png', hasPreview: true }),
    );
    renderApp(<AttachmentList attachments={[...pictures, anAttachment('evil\u202egpj.exe')]} />);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Download evilgpj.exe, 2 kB' }),
    );
    await waitFor(() => expect(saved).toEqual(['evilgpj.exe']));

    await userEvent.click(screen.getByRole('button', { name: 'Open one.png' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'one.png' }));
    await dialog.findByRole('img', { name: 'one.png' });
    await userEvent.keyboard('{ArrowRight}');
    await screen.findByRole('img', { name: 'two.png' });
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('I2 a picture without a small one of it is a file like others, and says so', async () => {
    let asked = false;
    answer('get', '/api/v1/attachments/{id}/preview', () => {
      asked = true;
      return problem(404, 'not-found');
    });
    renderApp(
      <AttachmentList
        attachments={[
          anAttachment('IMG_0001.HEIC', { type: 'image/heic' }),
          anAttachment('huge.png', { type: 'image/png' }),
          anAttachment('report.pdf'),
        ]}
      />,
    );
    await screen.findByRole('button', { name: 'Download IMG_0001.HEIC, 2 kB' });
    screen.getByText('HEIC · 2 kB · no preview');
    screen.getByText('PNG · 2 kB · no preview');
    screen.getByText('PDF · 2 kB');
    expect(asked).toBe(false);
  });

  it('B12 all that the reader can see are listed, page by page, with their messages', async () => {
    const pages = [
      [{ ...anAttachment('new.pdf'), seq: 9 }],
      [{ ...anAttachment('old.pdf'), seq: 2 }],
    ];
    answer('get', '/api/v1/conversations/{id}/attachments', ({ query }) => {
      const at = Number(query.get('cursor') ?? 0);
      return { items: pages[at] ?? [], nextCursor: at === 0 ? '1' : null };
    });
    renderApp(<FilesButton conversation={aConversation(9)} />);
    await userEvent.click(await screen.findByRole('button', { name: '1+ files' }));
    const dialog = within(await screen.findByRole('dialog'));
    await dialog.findByText('old.pdf');
    const link = dialog.getByRole('link', { name: 'Show the message with old.pdf' });
    expect(link.getAttribute('href')).toMatch(/\?message=2$/);
  });

  it('B12 without any there is nothing', async () => {
    let asked = false;
    answer('get', '/api/v1/conversations/{id}/attachments', () => {
      asked = true;
      return { items: [], nextCursor: null };
    });
    renderApp(<FilesButton conversation={aConversation(9)} />);
    await waitFor(() => expect(asked).toBe(true));
    expect(screen.queryByRole('button')).toBeNull();
  });
});
