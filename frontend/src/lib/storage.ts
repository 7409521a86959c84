const PREFIX = 'conversations.';

/**
 * What the browser keeps over a reload, none of it secret. Storage may be full or forbidden; then things are kept
 * for this page alone.
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
    try {
      if (value === null) localStorage.removeItem(PREFIX + key);
      else localStorage.setItem(PREFIX + key, value);
    } catch {
      // Losing a draft on reload is better than failing while somebody types.
    }
  },

  /** The values of all keys that begin so. */
  readAll(keyPrefix: string): string[] {
    return keysWith(keyPrefix).flatMap((key) => this.read(key) ?? []);
  },

  removeAll(keyPrefix: string): void {
    for (const key of keysWith(keyPrefix)) this.write(key, null);
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
