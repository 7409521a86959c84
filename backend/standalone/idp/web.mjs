import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { isLocal, refuse } from '../loopback.mjs';
import { errorPage, signInPage, welcomePage } from './pages.mjs';

const MAX_FORM_BYTES = 4096;

const assets = new Map(
  await Promise.all(
    [
      ['/style.css', 'text/css'],
      ['/sign-out.js', 'text/javascript'],
    ].map(async ([path, type]) => [path, { type, body: await readFile(new URL(`./assets${path}`, import.meta.url)) }]),
  ),
);

/** The provider behind its front door: local requests only, strict headers, our own sign-in page. */
export function createWeb({ provider, desk, origins }) {
  const answerProtocol = provider.callback();
  const csp = [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    // Browsers hold the redirects that follow a form to this list too.
    `form-action 'self' ${origins.join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

  return createServer(async (request, response) => {
    if (!isLocal(request, origins)) return refuse(response);
    response.setHeader('content-security-policy', csp);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('x-frame-options', 'DENY');
    response.setHeader('referrer-policy', 'same-origin');

    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname === '/') return sendHtml(response, 200, welcomePage(origins[0]));
    if (assets.has(pathname)) return sendAsset(response, assets.get(pathname));
    if (!pathname.startsWith('/sign-in/')) return answerProtocol(request, response);
    try {
      await signIn(request, response, { provider, desk });
    } catch (error) {
      // The provider's own words for a stale or foreign sign-in tell a visitor nothing.
      const lost = error.statusCode === 400;
      if (!lost) console.error(`sign-in failed: ${error.message}`);
      sendHtml(response, lost ? 400 : 500, errorPage(lost ? 'This sign-in has expired.' : 'The sign-in failed.', origins[0]));
    }
  });
}

async function signIn(request, response, { provider, desk }) {
  const { uid, params, prompt } = await provider.interactionDetails(request, response);
  if (request.method === 'GET' && prompt.name === 'consent') return finish({ consent: {} });
  if (request.method === 'GET') return sendHtml(response, 200, signInPage({ uid, username: params.login_hint }));
  if (request.method !== 'POST') return sendHtml(response, 405, errorPage('This page takes a form.'));

  const form = await readForm(request);
  if (!form) return sendHtml(response, 413, errorPage('That was too much for a sign-in form.'));
  // A demo person's button signs in with the one password that everybody knows.
  const username = form.get('person') ?? form.get('username') ?? '';
  const password = form.get('person') ?? form.get('password') ?? '';
  const { person, waitSeconds } = await desk(username.trim().toLowerCase(), password);
  if (person) return finish({ login: { accountId: person.id } });
  if (waitSeconds) {
    response.setHeader('retry-after', String(waitSeconds));
    return sendHtml(response, 429, signInPage({ uid, username, problem: `Too many tries. Wait ${waitSeconds} seconds, then try again.` }));
  }
  return sendHtml(response, 401, signInPage({ uid, username, problem: 'Wrong user or password.' }));

  function finish(result) {
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }
}

async function readForm(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_FORM_BYTES) return undefined;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

function sendHtml(response, status, body) {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(body);
}

function sendAsset(response, { type, body }) {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' });
  response.end(body);
}
