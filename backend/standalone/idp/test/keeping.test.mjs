import assert from 'node:assert/strict';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { newFolder, statusFor } from '../../test/program.mjs';
import { passwordFields, signIn, startProvider } from './provider.mjs';

const keyIds = async ({ issuer }) => (await (await fetch(`${issuer}/jwks`)).json()).keys.map(({ kid }) => kid);

test('a restart keeps the key, the sessions and the refresh tokens', async (t) => {
  const first = await startProvider();
  const [kid] = await keyIds(first);
  const { tokens } = await signIn(first, 'alice');
  await first.stop();

  const second = await startProvider({ folder: first.folder, port: first.port });
  t.after(() => second.stop());
  assert.deepEqual(await keyIds(second), [kid]);
  const refreshed = await second.token({ grant_type: 'refresh_token', client_id: 'conversations', refresh_token: tokens.refresh_token });
  assert.equal(refreshed.status, 200);
});

test('the private key is readable by its owner alone and never published', async (t) => {
  const idp = await startProvider();
  t.after(() => idp.stop());
  const file = join(idp.folder, 'idp-key.json');
  assert.equal((await stat(file)).mode & 0o077, 0);
  const published = await (await fetch(`${idp.issuer}/jwks`)).text();
  assert.ok(!published.includes(JSON.parse(await readFile(file, 'utf8')).signing.d));
});

test('two folders have two keys', async (t) => {
  const [one, other] = await Promise.all([startProvider(), startProvider()]);
  t.after(() => Promise.all([one.stop(), other.stop()]));
  assert.notDeepEqual(await keyIds(one), await keyIds(other));
});

test('half a state file does no harm', async (t) => {
  const folder = await newFolder();
  await writeFile(join(folder, 'idp-state.json'), '[["Session:x"');
  const idp = await startProvider({ folder });
  t.after(() => idp.stop());
  assert.equal((await idp.token(passwordFields('alice', 'alice'))).status, 200);
});

test('answers local names and origins only', async (t) => {
  const idp = await startProvider();
  t.after(() => idp.stop());
  const { port } = idp;
  assert.equal(await statusFor(port, { host: `localhost:${port}` }), 200);
  assert.equal(await statusFor(port, { host: `127.0.0.1:${port}` }), 200);
  assert.equal(await statusFor(port, { host: `evil.example:${port}` }), 421);
  assert.equal(await statusFor(port, { host: 'localhost.evil.example' }), 421);
  assert.equal(await statusFor(port, { host: `localhost:${port}`, origin: idp.origin }), 200);
  assert.equal(await statusFor(port, { host: `localhost:${port}`, origin: 'http://evil.example' }), 421);
  assert.equal(await statusFor(port, { host: `localhost:${port}` }, '/no-such-page'), 404);
});
