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

  removeAll(keyPrefix: string): void {
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith(PREFIX + keyPrefix)) localStorage.removeItem(key);
      }
    } catch {
      // Nothing could be kept either.
    }
  },
};
