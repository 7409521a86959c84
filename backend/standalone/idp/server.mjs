// The demo identity provider: node server.mjs --port 8081 --data DIR --origin http://localhost:8080 [--origin ...]
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { twinOrigins } from '../loopback.mjs';
import { createProvider } from './provider.mjs';
import { loadSecrets } from './secrets.mjs';
import { signInDesk } from './signin.mjs';
import { Store } from './store.mjs';
import { createWeb } from './web.mjs';

const { port, data, origin } = parseArgs({
  options: { port: { type: 'string' }, data: { type: 'string' }, origin: { type: 'string', multiple: true } },
}).values;

const origins = origin.flatMap(twinOrigins);
const secrets = loadSecrets(data);
const store = new Store(join(data, 'idp-state.json'));
const desk = signInDesk();
const provider = createProvider({
  issuer: `http://localhost:${port}`,
  origins,
  secrets,
  store,
  accessTokenSeconds: Number(process.env.ACCESS_TOKEN_SECONDS ?? 900),
  desk,
});
// Only our own failures are logged; a wrong password or a bad request is the caller's business.
provider.on('server_error', (_ctx, error) => console.error(error));
provider.on('backchannel.error', (_ctx, error) => console.error(`The application was not told of a sign-out: ${error.message}`));

createWeb({ provider, desk, origins }).listen(Number(port), '127.0.0.1', () => console.log(`Demo sign-in at http://localhost:${port}`));
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    store.save();
    process.exit(0);
  });
}
