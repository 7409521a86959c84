// Sends requests over kept connections and says how fast they were answered.
// stdin: {url, connections, seconds, requests: [{path, token}]}; stdout: {perSecond, p50, p99, failed}, times in ms.
import { text } from 'node:stream/consumers';
import autocannon from 'autocannon';

const { url, connections, seconds, requests } = JSON.parse(await text(process.stdin));
const result = await autocannon({
  url,
  connections,
  duration: seconds,
  requests: requests.map(({ path, token }) => ({ path, headers: { authorization: `Bearer ${token}` } })),
});
const { latency } = result;
console.log(
  JSON.stringify({
    perSecond: result.requests.average,
    p50: latency.p50,
    p99: latency.p99,
    failed: result.non2xx + result.errors + result.timeouts,
  }),
);
