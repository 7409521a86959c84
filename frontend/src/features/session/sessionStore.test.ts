import { ErrorResponse } from 'oidc-client-ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { provideAccess } from '@/api/access';
import { answerOf, client } from '@/api/client';
import { paths } from '@/lib/paths';
import { alice, clientConfig } from '@/test/fixtures';
import { answer, problem } from '@/test/server';
import { sessionStore } from './sessionStore';

const { signinSilent } = vi.hoisted(() => ({ signinSilent: vi.fn<() => Promise<unknown>>() }));
vi.mock('oidc-client-ts', async (original) => ({
  ...(await original<object>()),
  UserManager: class {
    signinCallback = () => Promise.resolve({ state: '/' });
    getUser = () =>
      Promise.resolve({ access_token: 'old', refresh_token: 'refresh', expires_in: 300 });
    signinSilent = signinSilent;
  },
}));

beforeEach(async () => {
  answer('get', '/api/v1/client-config', () => clientConfig);
  answer('get', '/api/v1/me', () => alice);
  window.history.replaceState(null, '', paths.signedIn());
  await sessionStore.start();
  answer('get', '/api/v1/me', ({ request }) =>
    request.headers.get('Authorization') === 'Bearer new' ? alice : problem(401, 'unauthenticated'),
  );
});
afterEach(() => {
  const nobody = () => Promise.resolve(undefined);
  provideAccess({ token: nobody, renewed: nobody });
});

const ask = () => answerOf(client.GET('/api/v1/me'));

it('D7 tells who is not let in, rather than send them to sign in again', async () => {
  answer('get', '/api/v1/me', () => problem(401, 'unauthenticated'));
  signinSilent.mockResolvedValue({ access_token: 'new' });
  window.history.replaceState(null, '', paths.signedIn());
  await sessionStore.start();
  expect(sessionStore.get()).toEqual({ phase: 'refused' });
});

describe('a token that is refused', () => {
  it('is renewed, and the request is made again', async () => {
    signinSilent.mockResolvedValue({ access_token: 'new' });
    expect(await ask()).toEqual(alice);
  });

  it('D7 ends the session where the provider refuses to renew it', async () => {
    signinSilent.mockRejectedValue(new ErrorResponse({ error: 'invalid_grant' }));
    await expect(ask()).rejects.toMatchObject({ status: 401 });
    expect(sessionStore.get()).toMatchObject({ phase: 'signedIn', ended: true });
  });

  it.each([
    ['says that it is down', new ErrorResponse({ error: 'temporarily_unavailable' })],
    ['has failed', new ErrorResponse({ error: 'server_error' })],
    ['starts anew', new Error('Invalid response Content-Type: text/html')],
    ['is out of reach', new TypeError('Failed to fetch')],
  ])('ends nothing where the provider %s: it may pass', async (_what, error) => {
    signinSilent.mockRejectedValue(error);
    await expect(ask()).rejects.toMatchObject({ slug: 'unreachable', isPassing: true });
    expect(sessionStore.get()).toMatchObject({ phase: 'signedIn', ended: false });
  });
});
