/** Every address in the app. It stands in lib, not in app, since features link too and must not import app. */
export const paths = {
  home: () => '/',
  /** The start page beside a sidebar of what is unread. */
  unread: () => '/?unread=true',
  /** `type` narrows the list to one type of record. */
  records: (type?: string) => (type === undefined ? '/records' : `/records?type=${type}`),
  record: (type: string, id: string) =>
    `/records/${encodeURIComponent(type)}/${encodeURIComponent(id)}`,
  recordDetails: (type: string, id: string) => `${paths.record(type, id)}/details`,
  /** A conversation as the record's tab shows it. */
  recordConversation: (type: string, id: string, conversationId: string) =>
    `${paths.record(type, id)}/conversations/${encodeURIComponent(conversationId)}`,
  recordMessage: (type: string, id: string, conversationId: string, seq: number) =>
    `${paths.recordConversation(type, id, conversationId)}?message=${seq}`,
  conversation: (id: string) => `/conversations/${encodeURIComponent(id)}`,
  /** A path of a conversation, at one of its messages: scrolled to and marked. */
  at: (path: string, seq: number | undefined) =>
    seq === undefined ? path : `${path}?message=${seq}`,
  signedIn: () => '/signed-in',
  apiReference: () => '/docs',
};

/** The same where a part of the address varies, for the router. */
export const patterns = {
  record: '/records/:type/:id',
  recordDetails: '/records/:type/:id/details',
  recordConversation: '/records/:type/:id/conversations/:conversationId',
  conversation: '/conversations/:id',
};

/** The position of the message that an address leads to. */
export function messageIn(params: URLSearchParams): number | undefined {
  const seq = Number(params.get('message'));
  return Number.isSafeInteger(seq) && seq > 0 ? seq : undefined;
}

/** The sidebar's part of the address: it stands beside every page, so links between pages keep it. */
const sidebarParams = [
  'search',
  'filter',
  'with',
  'about',
  'status',
  'role',
  'unread',
  'text',
] as const;

/** `path` with what the sidebar keeps in `search`. */
export function keepingSidebar(path: string, search: string): string {
  const current = new URLSearchParams(search);
  const kept = new URLSearchParams();
  for (const name of sidebarParams) {
    const value = current.get(name);
    if (value !== null) kept.set(name, value);
  }
  if (kept.size === 0) return path;
  return `${path}${path.includes('?') ? '&' : '?'}${kept}`;
}
