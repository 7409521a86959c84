import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '@/api/problem';
import type { Attachment } from '@/api/types';
import type { uploadFile } from '@/api/upload';
import { problem } from '@/test/server';
import { Uploads } from './uploads';

const HOUR = 60 * 60 * 1000;
const limits = { attachmentsPerMessage: 3, attachmentSize: 100 };

let now: number;
let keys: number;
const upload = vi.fn<typeof uploadFile>();

function open(): Uploads {
  return new Uploads({ userId: 'u1', upload, newKey: () => `key-${++keys}`, now: () => now });
}

function aFile(name: string, size = 10): File {
  return new File(['x'.repeat(size)], name, { type: 'text/plain' });
}

function attachmentOf({ name, size }: File): Attachment {
  return { id: `id-of-${name}`, name, size, type: 'text/plain', hasPreview: false };
}

const states = (uploads: Uploads, place = 'c1') =>
  uploads.of(place).map(({ name, state }) => `${name} ${state}`);
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  now = Date.UTC(2026, 10, 22);
  keys = 0;
  upload.mockReset().mockImplementation((file) => Promise.resolve(attachmentOf(file)));
});

describe('files chosen for a message', () => {
  it('I1 are uploaded and given out in their order, once', async () => {
    const uploads = open();
    uploads.add('c1', [aFile('a'), aFile('b')], limits);
    expect(states(uploads)).toEqual(['a uploading', 'b uploading']);
    await settled();
    expect(states(uploads)).toEqual(['a done', 'b done']);
    expect(uploads.take('c1').map(({ id }) => id)).toEqual(['id-of-a', 'id-of-b']);
    expect(uploads.take('c1')).toEqual([]);
  });

  it('I1 that are too large never leave the browser', async () => {
    const uploads = open();
    uploads.add('c1', [aFile('big', 101)], limits);
    expect(uploads.of('c1')).toMatchObject([{ state: 'failed', reason: 'tooLarge' }]);
    expect(upload).not.toHaveBeenCalled();
  });

  it('I1 beyond what a message takes are left out by name', () => {
    const uploads = open();
    uploads.add('c1', [aFile('a'), aFile('b')], limits);
    uploads.add('c1', [aFile('c'), aFile('d'), aFile('e')], limits);
    expect(uploads.of('c1')).toHaveLength(3);
    expect(uploads.leftOut('c1')).toEqual({ names: ['d', 'e'], most: 3 });
    uploads.remove('c1', uploads.of('c1')[0]?.id ?? '');
    expect(uploads.leftOut('c1')).toBeUndefined();
  });

  it('go three at a time', async () => {
    const ends: (() => void)[] = [];
    upload.mockImplementation(
      (file) => new Promise((resolve) => ends.push(() => resolve(attachmentOf(file)))),
    );
    const uploads = open();
    const many = { attachmentsPerMessage: 10, attachmentSize: 100 };
    uploads.add(
      'c1',
      ['a', 'b', 'c', 'd'].map((name) => aFile(name)),
      many,
    );
    expect(ends).toHaveLength(3);
    ends[0]?.();
    await settled();
    expect(ends).toHaveLength(4);
  });

  it('tell how far they have got', () => {
    upload.mockImplementation((_, { onProgress }) => {
      onProgress(0.4);
      return new Promise(() => {});
    });
    const uploads = open();
    uploads.add('c1', [aFile('a')], limits);
    expect(uploads.of('c1')).toMatchObject([{ share: 0.4 }]);
  });

  it('are cut off when they are taken out', () => {
    let signal: AbortSignal | undefined;
    upload.mockImplementation((_, options) => {
      signal = options.signal;
      return new Promise(() => {});
    });
    const uploads = open();
    uploads.add('c1', [aFile('a')], limits);
    uploads.remove('c1', 'key-1');
    expect(signal?.aborted).toBe(true);
    expect(uploads.of('c1')).toEqual([]);
  });
});

describe('a file that could not be uploaded', () => {
  it('A6 is tried again under the same key', async () => {
    upload.mockRejectedValueOnce(ApiProblem.unreachable(new TypeError()));
    const uploads = open();
    uploads.add('c1', [aFile('a')], limits);
    await settled();
    expect(uploads.of('c1')).toMatchObject([{ state: 'failed', reason: { slug: 'unreachable' } }]);
    uploads.retry('c1', 'key-1');
    await settled();
    expect(states(uploads)).toEqual(['a done']);
    expect(upload.mock.calls.map(([, { key }]) => key)).toEqual(['key-1', 'key-1']);
  });
});

describe('over a reload', () => {
  it('I3 what is uploaded stays for as long as the server keeps it', async () => {
    const uploads = open();
    uploads.add('c1', [aFile('a')], limits);
    await settled();
    expect(states(open())).toEqual(['a done']);
    now += 24 * HOUR;
    expect(states(open())).toEqual([]);
  });

  it('what was sent is forgotten', async () => {
    const uploads = open();
    uploads.add('c1', [aFile('a')], limits);
    await settled();
    uploads.forget(uploads.take('c1'));
    expect(states(open())).toEqual([]);
  });
});

describe('a message that comes back', () => {
  async function sent(uploads: Uploads) {
    uploads.add('c1', [aFile('a'), aFile('b')], limits);
    await settled();
    return uploads.take('c1');
  }

  it('brings its files back', async () => {
    const uploads = open();
    uploads.giveBack('c1', await sent(uploads));
    expect(states(uploads)).toEqual(['a done', 'b done']);
  });

  it('I3 says which of them the server no longer has, and uploads that anew', async () => {
    const uploads = open();
    const attachments = await sent(uploads);
    const refusal = await ApiProblem.of(
      problem(422, 'invalid', 'x', [
        { field: 'attachmentIds[1]', message: 'There is no such file.' },
      ]),
    );
    uploads.giveBack('c1', attachments, refusal);
    expect(states(uploads)).toEqual(['a done', 'b failed']);
    uploads.retry('c1', uploads.of('c1')[1]?.id ?? '');
    await settled();
    expect(states(uploads)).toEqual(['a done', 'b done']);
    const [first, , again] = upload.mock.calls.map(([, { key }]) => key);
    expect(again).not.toBe(first);
  });
});

describe('beside another window', () => {
  /** As browsers tell it to the windows that did not do it. */
  const told = () =>
    window.dispatchEvent(new StorageEvent('storage', { key: 'conversations.user.u1.files.c1' }));

  it('a file is taken over, and goes once that one has sent it', async () => {
    const [uploads, other] = [open(), open()];
    const stop = uploads.follow();
    expect(states(uploads)).toEqual([]);
    other.add('c1', [aFile('a'), aFile('b')], limits);
    await settled();
    told();
    expect(states(uploads)).toEqual(['a done', 'b done']);
    other.remove('c1', other.of('c1')[0]?.id ?? '');
    told();
    expect(states(uploads)).toEqual(['b done']);
    other.take('c1');
    told();
    expect(uploads.take('c1')).toEqual([]);
    stop();
  });

  it('what is on its way here, or failed, stays', async () => {
    const [uploads, other] = [open(), open()];
    const stop = uploads.follow();
    other.add('c1', [aFile('a')], limits);
    await settled();
    told();
    upload.mockReturnValueOnce(new Promise(() => {}));
    uploads.add('c1', [aFile('b'), aFile('big', 101)], limits);
    other.take('c1');
    told();
    expect(states(uploads)).toEqual(['b uploading', 'big failed']);
    stop();
  });
});
