// Prints the first of six free ports in a row, as the launcher wants them for two nodes.
import { once } from 'node:events';
import { createServer } from 'node:net';

const PORTS_IN_A_ROW = 6;

async function isFree(port) {
  const server = createServer();
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

async function allFree(first) {
  for (let port = first; port < first + PORTS_IN_A_ROW; port++) if (!(await isFree(port))) return false;
  return true;
}

// Below the range that systems hand out to outgoing connections.
let first;
do first = 20_000 + Math.floor(Math.random() * 2_000) * PORTS_IN_A_ROW;
while (!(await allFree(first)));
console.log(first);
