import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { claimsOf, signIn, signOut, startProvider } from './provider.mjs';

/** The requests to the application, `{url, type, token}`, oldest first. */
const told = [];
let application;
let idp;

before(async () => {
  application = createServer(async (request, response) => {
    const body = new URLSearchParams(await text(request));
    told.push({ url: request.url, type: request.headers['content-type'], token: body.get('logout_token') });
    response.end();
  });
  await new Promise((resolve) => application.listen(0, '127.0.0.1', resolve));
  idp = await startProvider({ origin: `http://localhost:${application.address().port}` });
});
after(async () => {
  await idp.stop();
  application.close();
});

const refresh = (token) =>
  idp.token({ grant_type: 'refresh_token', client_id: 'conversations', refresh_token: token }, { origin: idp.origin });

describe('signing out', () => {
  test('tells the application which session has ended, before it leads back', async () => {
    const signedIn = await signIn(idp, 'alice');
    const { sid } = claimsOf(signedIn.tokens.access_token);
    assert.ok(sid);
    told.length = 0;
    await signOut(idp, signedIn);
    assert.equal(told.length, 1);
    assert.equal(told[0].url, '/api/v1/backchannel-logout');
    assert.match(told[0].type, /^application\/x-www-form-urlencoded/);
    const { iss, aud, sub, sid: ended, events, jti, iat, exp, nonce } = claimsOf(told[0].token);
    assert.deepEqual({ iss, aud, sub, ended }, { iss: idp.issuer, aud: 'conversations', sub: 'alice', ended: sid });
    assert.deepEqual(events, { 'http://schemas.openid.net/event/backchannel-logout': {} });
    assert.ok(jti && iat && exp > iat);
    assert.equal(nonce, undefined);
  });

  test('all tabs of a browser are one session, also after a renewal, and another browser is another', async () => {
    const first = await signIn(idp, 'bob');
    const sid = (tokens) => claimsOf(tokens.access_token).sid;
    const renewed = await (await refresh(first.tokens.refresh_token)).json();
    assert.equal(sid(renewed), sid(first.tokens));
    const other = await signIn(idp, 'bob');
    assert.notEqual(sid(other.tokens), sid(first.tokens));
  });
});
