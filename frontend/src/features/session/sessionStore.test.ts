import { ErrorResponse } from 'oidc-client-ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noAccess, provideAccess } from '@/api/access';
import { answerOf, client } from '@/api/client';
import { paths } from '@/lib/paths';
import { storage } from '@/lib/storage';
import { alice, clientConfig } from '@/test/fixtures';
import { answer, problem } from '@/test/server';
import { sessionStore } from './sessionStore';

const { signinSilent, signoutRedirect } = vi.hoisted(() => ({
  signinSilent: vi.fn<() => Promise<unknown>>(),
  signoutRedirect: vi.fn<() => Promise<void>>(),
}));
vi.mock('oidc-client-ts', async (original) => ({
  ...(await original<object>()),
  UserManager: class {
    signinCallback = () => Promise.resolve({ state: '/' });
    getUser = () =>
      Promise.resolve({ access_token: 'old', refresh_token: 'refresh', expires_in: 300 });
    signinSilent = signinSilent;
    signoutRedirect = signoutRedirect;
    removeUser = () => Promise.resolve();
  },
}));

beforeEach(async () => {
  signinSilent.mockReset();
  signoutRedirect.mockReset();
  answer('get', '/api/v1/client-config', () => clientConfig);
  answer('get', '/api/v1/me', () => alice);
  window.history.replaceState(null, '', paths.signedIn());
  await sessionStore.start();
  answer('get', '/api/v1/me', ({ request }) =>
    request.headers.get('Authorization') === 'Bearer new' ? alice : problem(401, 'unauthenticated'),
  );
});
afterEach(() => provideAccess(noAccess));

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

describe('signing out', () => {
  const mark = 'conversations.session.signedOut';
  const draft = `conversations.user.${alice.id}.draft.1`;
  let marks = 0;

  /** As another window does it, without the event that this one may sleep through. */
  const signOutElsewhere = () => localStorage.setItem(mark, `elsewhere ${++marks}`);
  const hear = () => window.dispatchEvent(new StorageEvent('storage', { key: mark }));
  const authorization = vi.fn<(value: string | null) => void>();

  beforeEach(() => {
    localStorage.setItem(draft, 'Nobody else should read this');
    authorization.mockClear();
    answer('get', '/api/v1/me', ({ request }) => {
      authorization(request.headers.get('Authorization'));
      return alice;
    });
  });

  /** The remaining state, and the token of API requests. */
  async function left() {
    authorization.mockClear();
    await ask();
    return {
      state: sessionStore.get(),
      draft: localStorage.getItem(draft),
      path: window.location.pathname,
      authorizations: authorization.mock.calls.flat(),
    };
  }
  const nothing = {
    state: { phase: 'signedOut' },
    draft: null,
    path: paths.home(),
    authorizations: [null],
  };

  it.each([
    ['is told', hear],
    ['comes out of the history of the browser', () => window.dispatchEvent(new Event('pageshow'))],
    ['is looked at again', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['gets the focus', () => window.dispatchEvent(new Event('focus'))],
  ])('in one window empties every other one once it %s', async (_what, wake) => {
    signOutElsewhere();
    wake();
    expect(await left()).toEqual(nothing);
  });

  it('leaves a window alone that somebody signed in to afterwards', () => {
    hear();
    expect(sessionStore.get().phase).toBe('signedIn');
  });

  it('empties the screen before anything else is done, then tells the other windows and the provider', async () => {
    let letGo = () => {};
    const end = sessionStore.beforeSignOut(async () => {
      await new Promise<void>((resolve) => {
        letGo = resolve;
      });
      await ask();
    });
    const before = localStorage.getItem(mark);
    const done = sessionStore.signOut();
    expect(sessionStore.get()).toEqual({ phase: 'signedOut' });
    expect(localStorage.getItem(mark)).not.toBe(before);
    expect(localStorage.getItem(draft)).toBeNull();
    letGo();
    await done;
    end();
    // Work that needs the signed-in user is done before the sign-out, as that user.
    expect(authorization).toHaveBeenCalledExactlyOnceWith('Bearer old');
    expect(signoutRedirect).toHaveBeenCalledOnce();
    expect(await left()).toEqual(nothing);
  });

  it('at the provider empties the window too, as soon as the server says so', async () => {
    answer('get', '/api/v1/me', () => problem(401, 'signed-out'));
    await expect(ask()).rejects.toMatchObject({ status: 401, slug: 'signed-out' });
    expect(sessionStore.get()).toEqual({ phase: 'signedOut' });
    expect(signinSilent).not.toHaveBeenCalled();
  });

  it('keeps what comes back late from being written again', () => {
    signOutElsewhere();
    hear();
    storage.write(`user.${alice.id}.draft.1`, 'given back');
    expect(localStorage.getItem(draft)).toBeNull();
  });
});

it('D7 tries no other token where the user is deactivated', async () => {
  answer('get', '/api/v1/me', () => problem(401, 'deactivated'));
  await expect(ask()).rejects.toMatchObject({ status: 401, slug: 'deactivated' });
  expect(signinSilent).not.toHaveBeenCalled();
});
