const PREFIX = 'conversations.';
/** Keys with this prefix are no longer written. */
const closed = new Set<string>();

/**
 * Values that the browser keeps over a reload, none of them secret. Storage may be full or forbidden; then they are kept for
 * this page alone.
 */
export const storage = {
  read(key: string): string | null {
    try {
      return localStorage.getItem(PREFIX + key);
    } catch {
      return null;
    }
  },

  write(key: string, value: string | null): void {
    if (value !== null && [...closed].some((prefix) => key.startsWith(prefix))) return;
    try {
      if (value === null) localStorage.removeItem(PREFIX + key);
      else localStorage.setItem(PREFIX + key, value);
    } catch {
      // Losing a draft on reload is better than failing while somebody types.
    }
  },

  /** The values of all keys that begin so. */
  readAll(keyPrefix: string): string[] {
    return [...this.readEach(keyPrefix).values()];
  },

  /** The same by what follows that beginning. */
  readEach(keyPrefix: string): Map<string, string> {
    return new Map(
      keysWith(keyPrefix).flatMap((key) => {
        const value = this.read(key);
        return value === null ? [] : [[key.slice(keyPrefix.length), value]];
      }),
    );
  },

  /** Removes all keys that begin so; this page writes none of them again, whatever it is still about. */
  removeForGood(keyPrefix: string): void {
    closed.add(keyPrefix);
    for (const key of keysWith(keyPrefix)) this.write(key, null);
  },

  /**
   * Calls `listener` when another window writes or removes a key that begins so, with what follows that beginning.
   * @returns what ends that
   */
  onChangeElsewhere(
    keyPrefix: string,
    listener: (key: string, value: string | null) => void,
  ): () => void {
    const prefix = PREFIX + keyPrefix;
    const hear = ({ key, newValue }: StorageEvent) => {
      if (key?.startsWith(prefix)) listener(key.slice(prefix.length), newValue);
    };
    window.addEventListener('storage', hear);
    return () => window.removeEventListener('storage', hear);
  },
};

function keysWith(keyPrefix: string): string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX + keyPrefix))
      .map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}
