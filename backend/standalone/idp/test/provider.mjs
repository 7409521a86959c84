import { createHash, randomBytes } from 'node:crypto';
import { freePort, newFolder, startProgram } from '../../test/program.mjs';

/** Starts the provider for an application at `origin`, on a free port and in a new folder unless given: `{issuer, origin, port, folder, stop, token}`. */
export async function startProvider({ folder, port, env, origin = 'http://localhost:18080' } = {}) {
  const home = folder ?? (await newFolder());
  const own = port ?? (await freePort());
  const { stop } = await startProgram('idp/server.mjs', ['--port', String(own), '--data', home, '--origin', origin], env);
  const issuer = `http://localhost:${own}`;
  const token = (fields, headers = {}) => fetch(`${issuer}/token`, { method: 'POST', headers, body: new URLSearchParams(fields) });
  return { issuer, origin, port: own, folder: home, stop, token };
}

/** The claims inside a JWT, unchecked. */
export const claimsOf = (jwt) => JSON.parse(Buffer.from(jwt.split('.')[1], 'base64url').toString('utf8'));

export const passwordFields = (username, password, more = {}) => ({
  grant_type: 'password',
  client_id: 'conversations',
  username,
  password,
  scope: 'openid',
  ...more,
});

/** A minimal browser for sign-in, which follows redirects by hand and keeps cookies. */
export class Browser {
  #cookies = new Map();

  async open(url, init = {}) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { accept: 'text/html', ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (value) this.#cookies.set(name, value);
      else this.#cookies.delete(name);
    }
    return response;
  }

  /** Follows redirects until something else, or the application's own address, comes. */
  async follow(url, { until, ...init }) {
    let response = await this.open(url, init);
    let at = url;
    while (response.status >= 300 && response.status < 400) {
      at = new URL(response.headers.get('location'), at).href;
      if (at.startsWith(until)) break;
      response = await this.open(at);
    }
    return { response, at };
  }
}

/** An authorization request with PKCE as the SPA sends it: `{url, verifier}`; `changes` override or (undefined) drop parameters. */
export function authorizationRequest({ issuer, origin }, changes = {}) {
  const verifier = randomBytes(32).toString('base64url');
  const params = {
    client_id: 'conversations',
    response_type: 'code',
    redirect_uri: `${origin}/signed-in`,
    scope: 'openid profile email',
    state: 'state-1',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  };
  const given = Object.entries(params).filter(([, value]) => value !== undefined);
  return { url: `${issuer}/auth?${new URLSearchParams(given)}`, verifier };
}

/** Signs `person` in through the page and returns the tokens, with the browser that now has a session. */
export async function signIn(idp, person, browser = new Browser()) {
  const { url, verifier } = authorizationRequest(idp);
  const page = await browser.follow(url, { until: idp.origin });
  const { at } = await browser.follow(page.at, { until: idp.origin, method: 'POST', body: new URLSearchParams({ person }) });
  return { browser, ...(await exchange(idp, at, verifier)) };
}

/** Signs out at the provider as the SPA does; returns where that led to. */
export async function signOut(idp, { browser, tokens }) {
  const home = `${idp.origin}/`;
  const query = new URLSearchParams({ id_token_hint: tokens.id_token, post_logout_redirect_uri: home });
  const page = await (await browser.open(`${idp.issuer}/session/end?${query}`)).text();
  const [, xsrf] = /name="xsrf" value="([^"]+)"/.exec(page);
  const body = new URLSearchParams({ xsrf, logout: 'yes' });
  const { at } = await browser.follow(`${idp.issuer}/session/end/confirm`, { until: idp.origin, method: 'POST', body });
  return { page, at };
}

/** Trades the code in the redirect address `at` for tokens. */
export async function exchange(idp, at, verifier, changes = {}) {
  const code = new URL(at).searchParams.get('code');
  const fields = { grant_type: 'authorization_code', client_id: 'conversations', code, redirect_uri: `${idp.origin}/signed-in` };
  const response = await idp.token({ ...fields, code_verifier: verifier, ...changes }, { origin: idp.origin });
  return { response, tokens: await response.json() };
}
