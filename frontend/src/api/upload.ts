import { currentAccess } from './access';
import { ApiProblem } from './problem';
import type { paths } from './schema';
import type { Attachment } from './types';

const PATH: keyof paths = '/api/v1/attachments';

/** Without a byte sent and without an answer for so long, an upload counts as failed. */
const STALLED_MS = 60_000;

interface UploadOptions {
  /** The Idempotency-Key: the same for every try, so that the server keeps the file once (A6). */
  key: string;
  /** Called with the share of the file that is sent, from 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/**
 * Uploads a file, to be put on a message. Not by `fetch`, which does not tell how far a body has got.
 *
 * @throws ApiProblem for whatever is not a success, and the signal's reason when it aborts
 */
export async function uploadFile(file: File, options: UploadOptions): Promise<Attachment> {
  const access = currentAccess();
  let response = await post(file, await access.token(), options);
  if (response.status === 401) {
    const token = await access.renewed();
    if (token !== undefined) response = await post(file, token, options);
  }
  if (!response.ok) throw await ApiProblem.of(response);
  return (await response.json()) as Attachment;
}

function post(
  file: File,
  token: string | undefined,
  { key, onProgress, signal }: UploadOptions,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    let stalled: ReturnType<typeof setTimeout>;
    const fail = () => reject(ApiProblem.unreachable(new TypeError('The upload was cut off.')));
    const abort = () => request.abort();
    const wait = () => {
      clearTimeout(stalled);
      stalled = setTimeout(() => {
        fail();
        abort();
      }, STALLED_MS);
    };
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      wait();
      onProgress(total > 0 ? loaded / total : 0);
    });
    request.addEventListener('load', () => {
      resolve(new Response(request.responseText, { status: request.status }));
    });
    request.addEventListener('error', fail);
    request.addEventListener('abort', () => reject(signal.reason));
    request.addEventListener('loadend', () => {
      clearTimeout(stalled);
      signal.removeEventListener('abort', abort);
    });
    signal.addEventListener('abort', abort);
    request.open('POST', window.location.origin + PATH);
    if (token !== undefined) request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.setRequestHeader('Idempotency-Key', key);
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    const form = new FormData();
    form.append('file', file);
    wait();
    request.send(form);
  });
}
