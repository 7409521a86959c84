import { people } from './people.mjs';

const escape = (text) => String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const page = (title, content) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)} · Conversations demo</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<main>
<p class="brand"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z"/></svg>Conversations</p>
<h1>${escape(title)}</h1>
${content}
</main>
</body>
</html>`;

const personButton = ({ id, name, givenName, familyName }) => `<li><button name="person" value="${id}">
<span class="initials" aria-hidden="true">${escape(givenName[0] + familyName[0])}</span>${escape(name)}</button></li>`;

/** The sign-in form of interaction `uid`, with `problem` above it and `username` filled in when given. */
export function signInPage({ uid, username = '', problem }) {
  const action = `/sign-in/${escape(uid)}`;
  return page(
    'Sign in',
    `${problem ? `<p class="problem" role="alert">${escape(problem)}</p>` : ''}
<form method="post" action="${action}" class="people">
<h2>Continue as one of the demo people</h2>
<ul>${people.map(personButton).join('')}</ul>
</form>
<form method="post" action="${action}" class="credentials">
<h2>Or with user and password</h2>
<label for="username">User</label>
<input id="username" name="username" value="${escape(username)}" autocomplete="username" autocapitalize="none" spellcheck="false" required>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${problem ? ' autofocus' : ''}>
<button class="primary">Sign in</button>
</form>
<p class="hint">This sign-in belongs to the demo: every password is the user's own name.</p>`,
  );
}

/** Asks whether to sign out; with `confirmed` it answers itself at once, and asks only a browser without JavaScript. */
export function signOutPage(form, { confirmed }) {
  return page(
    'Sign out',
    `${form}
<p class="actions">
<button class="primary" form="op.logoutForm" name="logout" value="yes">Sign out</button>
${confirmed ? '' : '<button form="op.logoutForm">Stay signed in</button>'}
</p>
${confirmed ? '<script src="/sign-out.js"></script>' : ''}`,
  );
}

export const signedOutPage = (home) => page('Signed out', back(home, 'Go to Conversations'));

export const welcomePage = (home) =>
  page('Demo sign-in', `<p>This is where the demo of Conversations signs people in.</p>${back(home, 'Go to Conversations')}`);

/** Says what is wrong in one sentence; `home` is where to start again. */
export const errorPage = (sentence, home) =>
  page('That did not work', `<p class="problem" role="alert">${escape(sentence)}</p>${home ? back(home, 'Start again') : ''}`);

const back = (home, words) => `<p class="actions"><a class="primary" href="${escape(home)}/">${words}</a></p>`;
