/**
 * Does something while no other window of this browser does something of the same name; a window that closes lets go. Where the
 * browser has no locks, it is done at once.
 */
export function exclusively<T>(name: string, run: () => Promise<T>): Promise<T> {
  return navigator.locks?.request(`conversations.${name}`, run) ?? run();
}
