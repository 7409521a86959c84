// The mail catcher: node server.mjs --smtp 8083 --web 8082 --data DIR. Takes every mail, delivers none, shows them on a page.
import MailDev from 'maildev';
import maildevWeb from 'maildev/lib/web.js';
import { mkdirSync } from 'node:fs';
import { domainToASCII } from 'node:url';
import { parseArgs } from 'node:util';
import { isLocal, refuse } from '../loopback.mjs';

const { smtp, web, data } = parseArgs({
  options: { smtp: { type: 'string' }, web: { type: 'string' }, data: { type: 'string' } },
}).values;

mkdirSync(data, { recursive: true, mode: 0o700 });
// Stops by itself on SIGTERM and Ctrl-C.
const catcher = MailDev({ smtp: Number(smtp), web: Number(web), ip: '127.0.0.1', mailDirectory: data, silent: true });

// MailDev ends the process when a sender hangs up at the wrong moment: a line in the log is enough.
catcher.smtp.removeAllListeners('error');
catcher.smtp.on('error', (error) => console.error(`SMTP: ${error.message}`));

// The page shows the envelope as it came: the SMTP library turns the ASCII form of an international domain into its Unicode form.
catcher.smtp.onRcptTo = (recipient, session, callback) => {
  const at = recipient.address.lastIndexOf('@') + 1;
  const domain = domainToASCII(recipient.address.slice(at));
  if (domain !== '') recipient.address = recipient.address.slice(0, at) + domain;
  callback();
};

// MailDev lets pages of any origin read the mails (Access-Control-Allow-Origin: *), so ours stands before it.
guard('request', (response) => refuse(response));
guard('upgrade', (socket) => socket.destroy());

await catcher.listen();
console.log(`Mail page at http://localhost:${web}, SMTP on port ${smtp}`);

function guard(event, turnAway) {
  const handlers = maildevWeb.server.listeners(event);
  maildevWeb.server.removeAllListeners(event);
  maildevWeb.server.on(event, (request, ...rest) => {
    if (!isLocal(request)) return turnAway(rest[0]);
    for (const handle of handlers) handle.call(maildevWeb.server, request, ...rest);
  });
}
