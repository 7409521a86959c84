import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { authorizationRequest, Browser, claimsOf, exchange, passwordFields, startProvider } from './provider.mjs';

const ada = passwordFields('ada.nowak', 'ada.nowak');

describe('people made up for a test', () => {
  let idp;
  before(async () => {
    idp = await startProvider({ env: { MADE_UP_PEOPLE: 'yes' } });
  });
  after(() => idp.stop());

  test('are called as they sign in, and have no role', async () => {
    const { sub, name, given_name, family_name, email, groups } = claimsOf((await (await idp.token(ada)).json()).access_token);
    assert.deepEqual(
      { sub, name, given_name, family_name, email, groups },
      {
        sub: 'ada.nowak',
        name: 'Ada Nowak',
        given_name: 'Ada',
        family_name: 'Nowak',
        email: 'ada.nowak@example.org',
        groups: undefined,
      },
    );
  });

  test('have their own name as password', async () => {
    assert.equal((await idp.token(passwordFields('ada.nowak', 'ada'))).status, 400);
  });

  for (const user of ['ada', 'ada.nowak.smith', 'ada.', 'Ada.Nowak', 'ada.<b>']) {
    test(`are none: ${user}`, async () => {
      assert.equal((await (await idp.token(passwordFields(user, user))).json()).error, 'invalid_grant');
    });
  }

  test('sign in on the page', async () => {
    const browser = new Browser();
    const { url, verifier } = authorizationRequest(idp);
    const { at } = await browser.follow(url, { until: idp.origin });
    const body = new URLSearchParams({ username: 'ada.nowak', password: 'ada.nowak' });
    const { at: back } = await browser.follow(at, { until: idp.origin, method: 'POST', body });
    assert.equal(claimsOf((await exchange(idp, back, verifier)).tokens.id_token).sub, 'ada.nowak');
  });
});

test('nobody is made up unless that is asked for', async () => {
  const idp = await startProvider({ env: { MADE_UP_PEOPLE: '' } });
  try {
    assert.equal((await (await idp.token(ada)).json()).error, 'invalid_grant');
  } finally {
    await idp.stop();
  }
});
