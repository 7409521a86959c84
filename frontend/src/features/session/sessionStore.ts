import {
  ErrorResponse,
  InMemoryWebStorage,
  UserManager,
  WebStorageStateStore,
} from 'oidc-client-ts';
import { noAccess, provideAccess } from '@/api/access';
import { answerOf, client } from '@/api/client';
import type { User } from '@/api/types';
import { paths } from '@/lib/paths';
import { storage } from '@/lib/storage';
import { toastList } from '@/ui/toasts';
import { announceSignOut, onSignOutElsewhere } from './signOuts';

type SessionState =
  | { phase: 'starting' }
  | { phase: 'failed'; error: unknown }
  | { phase: 'signedOut' }
  | { phase: 'signedIn'; me: User; ended: boolean };

/** Renewed this long before it expires, so that none expires on its way. */
const RENEW_BEFORE_S = 30;

let state: SessionState = { phase: 'starting' };
const listeners = new Set<() => void>();
let manager: UserManager | undefined;
let renewing: Promise<string | undefined> | undefined;
const lastThings = new Set<() => Promise<void>>();
const leavers = new Set<() => void>();
let stopWatching = () => {};
/** Signing out waits no longer for them. */
const LAST_THINGS_MS = 3_000;

export const sessionStore = {
  get: () => state,

  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  /** Finishes a sign-in that is under way, else sends the browser to the provider, which may know the person already. */
  async start(): Promise<void> {
    set({ phase: 'starting' });
    try {
      manager = await createManager();
      if (window.location.pathname !== paths.signedIn()) return await redirect(manager);
      stopWatching();
      stopWatching = onSignOutElsewhere(leaveWithoutAccess);
      const user = await manager.signinCallback();
      window.history.replaceState(null, '', returnTo(user?.state));
      provideAccess({ token: currentToken, renewed: renewedToken, signedOut: leaveWithoutAccess });
      const me = await answerOf(client.GET('/api/v1/me'));
      if (!isOver()) set({ phase: 'signedIn', me, ended: false });
    } catch (error) {
      if (!isOver()) set({ phase: 'failed', error });
    }
  },

  async signIn(): Promise<void> {
    try {
      manager ??= await createManager();
      await redirect(manager);
    } catch (error) {
      set({ phase: 'failed', error });
    }
  },

  /** Has `lastThing` done before somebody signs out, while the server still knows them. @returns what ends that */
  beforeSignOut(lastThing: () => Promise<void>) {
    lastThings.add(lastThing);
    return () => lastThings.delete(lastThing);
  },

  /** Calls `listener` when this window is signed out, wherever that was done. @returns what ends that */
  whenSignedOut(listener: () => void) {
    leavers.add(listener);
    return () => leavers.delete(listener);
  },

  /**
   * Ends the session in every window of this browser and at the provider, which tells the server. The screen is empty before
   * anybody is asked: the next person at this computer sees nothing, whatever the network does.
   */
  async signOut(): Promise<void> {
    // They take what they need of the storage before it is emptied.
    const done = [...lastThings].map((lastThing) => lastThing());
    leave();
    announceSignOut();
    await Promise.race([
      Promise.allSettled(done),
      new Promise((resolve) => setTimeout(resolve, LAST_THINGS_MS)),
    ]);
    provideAccess(noAccess);
    try {
      await manager?.signoutRedirect();
    } catch {
      // A provider without a sign-out page, or out of reach: then at least this browser forgets.
      await manager?.removeUser();
    }
  },
};

/** Takes everything off the screen, and what the browser kept for this user out of it. */
function leave(): void {
  stopWatching();
  for (const listener of leavers) listener();
  toastList.clear();
  const { me } = state.phase === 'signedIn' ? state : {};
  set({ phase: 'signedOut' });
  if (me) storage.removeForGood(`user.${me.id}.`);
  // The address may hold words that were searched for, and is where the next person would begin.
  window.history.replaceState(null, '', paths.home());
}

/** Where somebody has signed out elsewhere. */
function leaveWithoutAccess(): void {
  if (isOver()) return;
  provideAccess(noAccess);
  leave();
  void manager?.removeUser();
}

const isOver = () => state.phase === 'signedOut';

/** Tokens live in this page's memory and nowhere else: a reload asks the provider again. */
async function createManager(): Promise<UserManager> {
  const config = await answerOf(client.GET('/api/v1/client-config'));
  return new UserManager({
    authority: config.issuer,
    client_id: config.clientId,
    redirect_uri: window.location.origin + paths.signedIn(),
    post_logout_redirect_uri: window.location.origin + paths.home(),
    scope: 'openid profile email',
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    // Only state, nonce and verifier of a sign-in under way; they must outlive the redirect, but not the tab.
    stateStore: new WebStorageStateStore({ store: window.sessionStorage }),
    // Renewed on demand below: a timer sleeps with the laptop.
    automaticSilentRenew: false,
  });
}

function redirect(to: UserManager): Promise<void> {
  const { pathname, search, hash } = window.location;
  const here = pathname === paths.signedIn() ? paths.home() : pathname + search + hash;
  return to.signinRedirect({ state: here });
}

/** Only a path of ours: the state comes back by way of the address. */
function returnTo(value: unknown): string {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : paths.home();
}

async function currentToken(): Promise<string | undefined> {
  const user = await manager?.getUser();
  if ((user?.expires_in ?? Infinity) > RENEW_BEFORE_S) return user?.access_token;
  return renewedToken();
}

/** One renewal for all who wait: a rotated refresh token works once. */
function renewedToken(): Promise<string | undefined> {
  renewing ??= renew().finally(() => {
    renewing = undefined;
  });
  return renewing;
}

async function renew(): Promise<string | undefined> {
  const user = await manager?.getUser();
  // Without a refresh token the library would try a hidden frame, which the policy forbids.
  if (user?.refresh_token !== undefined) {
    try {
      const renewed = await manager?.signinSilent();
      if (isOver()) return undefined;
      if (renewed) return renewed.access_token;
    } catch (error) {
      // Out of reach is not refused: the caller reports it as any other failure of the network.
      if (!isRefusal(error)) throw error;
    }
  }
  if (state.phase === 'signedIn') set({ ...state, ended: true });
  return undefined;
}

/** The provider has answered, and not that it is down for the moment. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof ErrorResponse)) return false;
  return error.error !== 'server_error' && error.error !== 'temporarily_unavailable';
}

function set(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}
