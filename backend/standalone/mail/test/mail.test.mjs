import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { after, before, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { freePort, newFolder, startProgram, statusFor } from '../../test/program.mjs';

const ports = {};
let catcher;
let folder;

async function start() {
  return startProgram('mail/server.mjs', ['--smtp', String(ports.smtp), '--web', String(ports.web), '--data', folder]);
}

before(async () => {
  Object.assign(ports, { smtp: await freePort(), web: await freePort() });
  folder = await newFolder();
  catcher = await start();
});
after(() => catcher.stop());

/** Hands over one mail, a line at a time, waiting for the answer to each. */
async function send(subject, to = 'alice@example.org') {
  const socket = createConnection(ports.smtp, '127.0.0.1').setEncoding('utf8');
  await once(socket, 'data');
  const lines = ['HELO localhost', 'MAIL FROM:<app@example.org>', `RCPT TO:<${to}>`, 'DATA', `Subject: ${subject}\r\n\r\nHello\r\n.`];
  for (const line of lines) {
    socket.write(`${line}\r\n`);
    await once(socket, 'data');
  }
  socket.end('QUIT\r\n');
  await once(socket, 'close');
}

const mails = async () => (await fetch(`http://localhost:${ports.web}/email`)).json();
const subjects = async () => (await mails()).map(({ subject }) => subject);

test('shows what was sent, and keeps it over a restart', { timeout: 10_000 }, async () => {
  await send('First');
  assert.deepEqual(await subjects(), ['First']);
  assert.equal(await catcher.stop(), 0);
  catcher = await start();
  // It reads its folder while it answers already.
  while ((await subjects()).length === 0) await setImmediate();
  assert.deepEqual(await subjects(), ['First']);
});

test('survives a sender that hangs up in the middle', async () => {
  const socket = createConnection(ports.smtp, '127.0.0.1');
  await once(socket, 'data');
  socket.resetAndDestroy();
  await once(socket, 'close');
  await send('Second');
  assert.ok((await subjects()).includes('Second'));
});

test('shows the envelope as it came: an international domain in its ASCII form', async () => {
  await send('Third', 'ida@xn--exmple-cua.de');
  const { envelope } = (await mails()).find(({ subject }) => subject === 'Third');
  assert.deepEqual(
    envelope.to.map(({ address }) => address),
    ['ida@xn--exmple-cua.de'],
  );
});

test('answers local names and its own pages only', async () => {
  const host = `localhost:${ports.web}`;
  assert.equal(await statusFor(ports.web, { host }), 200);
  assert.equal(await statusFor(ports.web, { host: 'evil.example' }), 421);
  assert.equal(await statusFor(ports.web, { host, origin: 'http://evil.example' }, '/email'), 421);
});
