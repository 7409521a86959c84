import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { authorizationRequest, Browser, claimsOf, exchange, signIn, signOut, startProvider } from './provider.mjs';

let idp;
before(async () => {
  idp = await startProvider();
});
after(() => idp.stop());

const form = (fields) => ({ until: idp.origin, method: 'POST', body: new URLSearchParams(fields) });

async function openSignIn(browser = new Browser()) {
  const { url, verifier } = authorizationRequest(idp);
  const { response, at } = await browser.follow(url, { until: idp.origin });
  return { browser, verifier, at, response };
}

describe('sign-in page', () => {
  test('offers all demo people, under a strict policy', async () => {
    const { response } = await openSignIn();
    assert.equal(response.status, 200);
    const html = await response.text();
    for (const name of ['Alice Moreau', 'Bob Tanaka', 'Carol Okafor', 'Dave Lindqvist', 'Frank Müller', 'Grace Kim', 'Heidi Álvarez'])
      assert.ok(html.includes(name), name);
    const policy = response.headers.get('content-security-policy');
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe/);
  });

  test('one click on a person signs them in', async () => {
    const { response, tokens } = await signIn(idp, 'dave');
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('access-control-allow-origin'), idp.origin);
    assert.equal(claimsOf(tokens.access_token).aud, 'conversations');
    assert.equal(claimsOf(tokens.access_token).scope, 'openid profile email');
    assert.equal(claimsOf(tokens.access_token).name, 'Dave Lindqvist');
    assert.equal(claimsOf(tokens.id_token).sub, 'dave');
  });

  test('takes user and password, and says when they are wrong', async () => {
    const { browser, at, verifier } = await openSignIn();
    const wrong = await browser.follow(at, form({ username: 'bob', password: 'alice' }));
    assert.equal(wrong.response.status, 401);
    assert.match(await wrong.response.text(), /role="alert">Wrong user or password/);
    const right = await browser.follow(at, form({ username: ' Bob ', password: 'bob' }));
    assert.equal(claimsOf((await exchange(idp, right.at, verifier)).tokens.access_token).sub, 'bob');
  });

  test('writes what was typed as text', async () => {
    const { browser, at } = await openSignIn();
    const { response } = await browser.follow(at, form({ username: '"><script>alert(1)</script>', password: 'x' }));
    assert.doesNotMatch(await response.text(), /<script>/);
  });

  test('belongs to the browser that asked', async () => {
    const { at } = await openSignIn();
    const stranger = await new Browser().follow(at, form({ person: 'alice' }));
    assert.equal(stranger.response.status, 400);
    assert.match(await stranger.response.text(), /has expired/);
  });

  test('refuses a form that is too long', async () => {
    const { browser, at } = await openSignIn();
    assert.equal((await browser.open(at, form({ username: 'x'.repeat(5000) }))).status, 413);
  });
});

describe('authorization code flow', () => {
  test('refuses an unknown redirect address without going there', async () => {
    for (const address of ['http://evil.example/signed-in', `${idp.origin}/signed-in/../other`, `${idp.origin}/`]) {
      const { url } = authorizationRequest(idp, { redirect_uri: address });
      const response = await new Browser().open(url);
      assert.equal(response.status, 400, address);
      assert.equal(response.headers.get('location'), null);
    }
  });

  const incomplete = [
    ['no PKCE', { code_challenge: undefined, code_challenge_method: undefined }],
    ['plain PKCE', { code_challenge_method: 'plain' }],
    ['tokens in the address', { response_type: 'id_token', nonce: 'n' }],
  ];
  for (const [what, changes] of incomplete) {
    test(`refuses ${what}`, async () => {
      const response = await new Browser().open(authorizationRequest(idp, changes).url);
      // An answer meant for the fragment stays there.
      const { searchParams } = new URL(response.headers.get('location').replace('#', '?'));
      assert.match(searchParams.get('error'), /^(invalid_request|unsupported_response_type)$/);
      assert.equal(searchParams.get('code'), null);
    });
  }

  test('refuses a code without its verifier, and a code used twice', async () => {
    const { browser, at, verifier } = await openSignIn();
    const { at: back } = await browser.follow(at, form({ person: 'alice' }));
    assert.equal((await exchange(idp, back, 'a'.repeat(43))).tokens.error, 'invalid_grant');
    assert.equal((await exchange(idp, back, verifier)).response.status, 200);
    assert.equal((await exchange(idp, back, verifier)).tokens.error, 'invalid_grant');
  });

  test('also serves the SPA under 127.0.0.1', async () => {
    const { url } = authorizationRequest(idp, { redirect_uri: 'http://127.0.0.1:18080/signed-in' });
    assert.equal((await new Browser().follow(url, { until: idp.origin })).response.status, 200);
  });

  test('asks nothing again while the session lasts', async () => {
    const { browser } = await signIn(idp, 'grace');
    const { at } = await browser.follow(authorizationRequest(idp, { prompt: 'none' }).url, { until: idp.origin });
    assert.ok(new URL(at).searchParams.get('code'));
  });
});

describe('refresh tokens', () => {
  const refresh = (token) =>
    idp.token({ grant_type: 'refresh_token', client_id: 'conversations', refresh_token: token }, { origin: idp.origin });

  test('rotate, and using one twice ends them all', async () => {
    const { tokens } = await signIn(idp, 'carol');
    const second = await (await refresh(tokens.refresh_token)).json();
    assert.equal(claimsOf(second.access_token).sub, 'carol');
    assert.notEqual(second.refresh_token, tokens.refresh_token);
    assert.equal((await refresh(tokens.refresh_token)).status, 400);
    assert.equal((await refresh(second.refresh_token)).status, 400);
  });

  test('end with signing out, which asks nothing and leads back', async () => {
    const signedIn = await signIn(idp, 'heidi');
    const { page, at } = await signOut(idp, signedIn);
    assert.match(page, /sign-out\.js/);
    assert.equal(at, `${idp.origin}/`);
    assert.equal((await refresh(signedIn.tokens.refresh_token)).status, 400);
  });

  test('signing out asks when nothing proves who wants it', async () => {
    const { browser } = await signIn(idp, 'heidi');
    const page = await (await browser.open(`${idp.issuer}/session/end?client_id=conversations`)).text();
    assert.match(page, /Stay signed in/);
    assert.doesNotMatch(page, /<script/);
  });
});
