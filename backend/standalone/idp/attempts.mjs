import { findPerson } from './people.mjs';

/**
 * Slows down guessing: after `limit` wrong passwords for one name within `windowSeconds`, that name has to wait. Right
 * passwords never count, so a program may sign in as often as it likes.
 */
export class Attempts {
  #wrong = new Map();

  constructor({ limit = 30, windowSeconds = 60, now = Date.now } = {}) {
    Object.assign(this, { limit, windowSeconds, now });
  }

  /** The number of seconds that this name must still wait, 0 if it may try. */
  waitFor(username) {
    const recent = this.#recent(username);
    if (recent.length < this.limit) return 0;
    return Math.ceil((recent[0] - this.now()) / 1000) + this.windowSeconds;
  }

  failed(username) {
    this.#wrong.set(keyOf(username), [...this.#recent(username), this.now()]);
  }

  #recent(username) {
    const since = this.now() - this.windowSeconds * 1000;
    return (this.#wrong.get(keyOf(username)) ?? []).filter((at) => at > since);
  }
}

// All unknown names share one count: made-up names must not fill the memory.
const keyOf = (username) => findPerson(username)?.id ?? '';
