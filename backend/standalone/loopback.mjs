const LOCAL = new Set(['localhost', '127.0.0.1']);

/**
 * Whether a request may be served by a server of this machine: its Host is localhost or 127.0.0.1 (a foreign name that
 * resolves to us is DNS rebinding), and a page that sent it is one of `origins`, `host:port` forms of ourselves included.
 */
export function isLocal(request, origins = []) {
  const { host, origin } = request.headers;
  if (!host || !LOCAL.has(host.replace(/:\d+$/, ''))) return false;
  return origin === undefined || origin === `http://${host}` || origins.includes(origin);
}

/** Answers 421 (RFC 9110, 15.5.20) to a request that isLocal refuses. */
export function refuse(response) {
  response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end('This demo answers on http://localhost and http://127.0.0.1 only.\n');
}

/** `origin` and the same port under the other local name. */
export function twinOrigins(origin) {
  const { port } = new URL(origin);
  return [...LOCAL].map((name) => `http://${name}:${port}`);
}
