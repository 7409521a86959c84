/**
 * Options of API requests. A server may close an idle connection at the very moment of a request; like browsers, the tests send
 * it again then, on a new connection.
 */
export const RECONNECT = { maxRetries: 1 };
