import type { APIRequestContext, BrowserContext, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { InMemoryWebStorage, OidcClient, WebStorageStateStore } from 'oidc-client-ts';

/** Where the application and its API are asked; what it says of its sign-in is the same for all tests. */
interface Provider {
  issuer: string;
  clientId: string;
}

let provider: Promise<Provider> | undefined;

export function theProvider(request: APIRequestContext): Promise<Provider> {
  provider ??= request.get('/api/v1/client-config').then((answer) => answer.json());
  return provider;
}

/**
 * Opens `path` in a new page of the context, signed in: as after the sign-in page, which nobody waits for to be loaded and drawn.
 * The password of everybody is their sign-in name. (The sign-in as people see it: session.spec.ts.)
 */
export async function openSignedIn(
  context: BrowserContext,
  origin: string,
  user: string,
  path: string,
): Promise<Page> {
  const { address, kept } = await signIn(context.request, origin, user, path);
  const page = await context.newPage();
  await page.addInitScript(
    ({ address, kept }) => {
      if (location.href === address) Object.assign(sessionStorage, kept);
    },
    { address, kept },
  );
  await page.goto(address);
  return page;
}

/**
 * Does what the application and a browser do until the provider leads back.
 * @returns where to, and what the application has kept in the meantime
 */
async function signIn(request: APIRequestContext, origin: string, user: string, path: string) {
  const { issuer, clientId } = await theProvider(request);
  const store = new InMemoryWebStorage();
  const client = new OidcClient({
    authority: issuer,
    client_id: clientId,
    redirect_uri: `${origin}/signed-in`,
    scope: 'openid profile email',
    metadata: { issuer, authorization_endpoint: `${issuer}/auth` },
    stateStore: new WebStorageStateStore({ store }),
  });
  // By a redirect, as its `signinCallback` calls it.
  const request_type = 'si:r';
  const { url } = await client.createSigninRequest({ state: path, request_type });
  let answer = await request.get(url);
  if (answer.url().startsWith(issuer)) {
    answer = await request.post(answer.url(), {
      form: { username: user, password: user },
    });
  }
  expect(answer.url(), await answer.text()).toMatch(`${origin}/signed-in?code=`);
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index));
  return {
    address: answer.url(),
    kept: Object.fromEntries(keys.map((key) => [key, store.getItem(key)])),
  };
}
