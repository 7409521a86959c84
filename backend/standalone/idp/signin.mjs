import { Attempts } from './attempts.mjs';
import { checkPassword } from './people.mjs';

/**
 * Asks for a name and a password at one counter, whichever door (form or token endpoint) they came through.
 * Answers `{person}`, `{wrong: true}` or `{waitSeconds}`.
 */
export function signInDesk(attempts = new Attempts()) {
  return async (username, password) => {
    const waitSeconds = attempts.waitFor(username);
    if (waitSeconds > 0) return { waitSeconds };
    const person = await checkPassword(username, password);
    if (person) return { person };
    attempts.failed(username);
    return { wrong: true };
  };
}
