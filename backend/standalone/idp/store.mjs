import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Keeps what the provider remembers (sessions, refresh tokens, …) in memory, and in `file` between a clean stop and the
 * next start, so that open windows stay signed in. After a crash everybody signs in again.
 */
export class Store {
  #entries = new Map();
  #file;

  constructor(file) {
    this.#file = file;
    try {
      this.#entries = new Map(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      // Nothing kept, or nothing readable: start empty.
    }
    // Used once: after a crash an old copy would bring back tokens that were handed out anew since.
    rmSync(file, { force: true });
    setInterval(() => this.#dropExpired(), 60_000).unref();
  }

  save() {
    this.#dropExpired();
    writeFileSync(this.#file, JSON.stringify([...this.#entries]), { mode: 0o600 });
  }

  /** The adapter that oidc-provider requires for one kind of object. */
  adapter(kind) {
    const key = (id) => `${kind}:${id}`;
    return {
      find: async (id) => this.#read(key(id)),
      findByUid: async (uid) => this.#first(kind, (payload) => payload.uid === uid),
      upsert: async (id, payload, seconds) => {
        this.#entries.set(key(id), { payload, until: seconds ? Date.now() + seconds * 1000 : undefined });
      },
      consume: async (id) => {
        const payload = this.#read(key(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: async (id) => {
        this.#entries.delete(key(id));
      },
      revokeByGrantId: async (grantId) => {
        for (const [entry, { payload }] of this.#entries) {
          if (entry.startsWith(`${kind}:`) && payload.grantId === grantId) this.#entries.delete(entry);
        }
      },
    };
  }

  #read(key) {
    const entry = this.#entries.get(key);
    return entry && !hasExpired(entry) ? entry.payload : undefined;
  }

  #first(kind, matches) {
    for (const [key, entry] of this.#entries) {
      if (key.startsWith(`${kind}:`) && !hasExpired(entry) && matches(entry.payload)) return entry.payload;
    }
    return undefined;
  }

  #dropExpired() {
    for (const [key, entry] of this.#entries) if (hasExpired(entry)) this.#entries.delete(key);
  }
}

const hasExpired = ({ until }) => until !== undefined && until <= Date.now();
