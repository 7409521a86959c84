import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { claimsOf, passwordFields, startProvider } from './provider.mjs';

let idp;
before(async () => {
  idp = await startProvider({ env: { ACCESS_TOKEN_SECONDS: '120' } });
});
after(() => idp.stop());

const basic = (id, secret) => ({ authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` });
const integration = { grant_type: 'client_credentials', scope: 'records:write users:write' };

describe('password grant', () => {
  test('gives a JWT with everything the API reads', async () => {
    const response = await idp.token(passwordFields('erin', 'erin'));
    assert.equal(response.status, 200);
    const { access_token: token, expires_in: seconds } = await response.json();
    const { iat, exp, jti, ...claims } = claimsOf(token);
    assert.equal(seconds, 120);
    assert.equal(exp - iat, 120);
    assert.ok(jti);
    assert.deepEqual(claims, {
      iss: idp.issuer,
      sub: 'erin',
      aud: 'conversations',
      client_id: 'conversations',
      scope: 'openid',
      given_name: 'Erin',
      family_name: "O'Brien",
      name: "Erin O'Brien",
      preferred_username: 'erin',
      email: 'erin@example.org',
      email_verified: true,
    });
  });

  for (const [who, groups] of [
    ['heidi', ['admin']],
    ['grace', ['auditor']],
    ['alice', undefined],
  ]) {
    test(`gives ${who} ${groups ? `the role ${groups}` : 'no role'}`, async () => {
      const { access_token: token } = await (await idp.token(passwordFields(who, who))).json();
      assert.deepEqual(claimsOf(token).groups, groups);
    });
  }

  const refused = [
    ['a wrong password', passwordFields('alice', 'bob'), 400, 'invalid_grant'],
    ['an unknown user', passwordFields('mallory', 'mallory'), 400, 'invalid_grant'],
    ['no password', passwordFields('alice', ''), 400, 'invalid_request'],
    ['an unknown client', passwordFields('alice', 'alice', { client_id: 'other' }), 401, 'invalid_client'],
    [
      'the integration as client',
      passwordFields('alice', 'alice', { client_id: 'crm-sync', client_secret: 'crm-sync-secret' }),
      400,
      'invalid_request',
    ],
    ['a scope of the integration', passwordFields('alice', 'alice', { scope: 'openid records:write' }), 400, 'invalid_scope'],
  ];
  for (const [what, fields, status, error] of refused) {
    test(`refuses ${what}`, async () => {
      const response = await idp.token(fields);
      assert.equal(response.status, status);
      assert.equal((await response.json()).error, error);
    });
  }

  test('makes guessing wait, and nobody else', async () => {
    const guesses = await Promise.all(Array.from({ length: 30 }, (_, i) => idp.token(passwordFields('frank', `guess-${i}`))));
    assert.ok(guesses.every(({ status }) => status === 400));
    const next = await idp.token(passwordFields('frank', 'frank'));
    assert.equal(next.status, 429);
    assert.ok(Number(next.headers.get('retry-after')) > 0);
    assert.equal((await idp.token(passwordFields('grace', 'grace'))).status, 200);
  });

  test('lets a program sign in hundreds of times', async () => {
    for (let i = 0; i < 200; i++) assert.equal((await idp.token(passwordFields('heidi', 'heidi'))).status, 200);
  });
});

describe('client credentials', () => {
  const ways = [
    ['in the header', integration, basic('crm-sync', 'crm-sync-secret')],
    ['in the body', { ...integration, client_id: 'crm-sync', client_secret: 'crm-sync-secret' }, {}],
  ];
  for (const [where, fields, headers] of ways) {
    test(`takes the secret ${where}`, async () => {
      const response = await idp.token(fields, headers);
      assert.equal(response.status, 200);
      const claims = claimsOf((await response.json()).access_token);
      assert.equal(claims.aud, 'conversations');
      assert.equal(claims.client_id, 'crm-sync');
      assert.equal(claims.sub, 'crm-sync');
      assert.equal(claims.scope, 'records:write users:write');
      assert.equal(claims.email, undefined);
    });
  }

  test('gives the scopes that were asked for, and none beyond its own', async () => {
    const response = await idp.token({ ...integration, scope: 'users:write admin' }, basic('crm-sync', 'crm-sync-secret'));
    assert.equal(claimsOf((await response.json()).access_token).scope, 'users:write');
  });

  test('gives a program no scope that no operation asks for yet', async () => {
    const scope = 'conversations:read webhooks:manage act-as-user';
    const response = await idp.token({ ...integration, scope }, basic('automation', 'automation-secret'));
    assert.equal(response.status, 200);
    const claims = claimsOf((await response.json()).access_token);
    assert.equal(claims.sub, 'automation');
    assert.equal(claims.scope, undefined);
  });

  const refused = [
    ['a wrong secret', integration, basic('crm-sync', 'crm-sync-guess'), 401, 'invalid_client'],
    ['the public client', { ...integration, client_id: 'conversations' }, {}, 400, 'invalid_request'],
  ];
  for (const [what, fields, headers, status, error] of refused) {
    test(`refuses ${what}`, async () => {
      const response = await idp.token(fields, headers);
      assert.equal(response.status, status);
      assert.equal((await response.json()).error, error);
    });
  }
});
