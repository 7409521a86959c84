/**
 * Shows pop-ups while nobody looks at the application. It is a script of its own, which browsers load by its name, so it imports nothing.
 * It sees no requests and keeps nothing.
 */
declare const self: ServiceWorkerGlobalScope;

/** As the server sends it. */
interface PopUp {
  conversationId: string;
  seq: number;
  title: string;
  body: string;
}

/** The data of a notification; windows of the application show notifications with the same data. */
interface Place {
  conversationId: string;
  message?: number | undefined;
  /** The entry that it is about: a window takes it away once that is read. */
  seq: number;
}

self.addEventListener('install', () => void self.skipWaiting());

self.addEventListener('push', (event) => event.waitUntil(show(event.data)));

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data as Place));
});

// Only a window has the token that the server wants to see; without one, the next start does it.
self.addEventListener('pushsubscriptionchange', (event) =>
  event.waitUntil(
    windows().then((all) => all.forEach((one) => one.postMessage({ isUnsubscribed: true }))),
  ),
);

/** A user who looks at a window sees the pop-up there. */
async function show(message: PushMessageData | null): Promise<void> {
  const isInFront = (await windows()).some((one) => one.focused);
  if (message === null || isInFront) return;
  const { conversationId, seq, title, body } = message.json() as PopUp;
  const data: Place = { conversationId, message: body === '' ? undefined : seq, seq };
  // Each conversation has one notification, whether a window or the worker shows it.
  const options = { body, tag: conversationId, icon: '/icon.svg', data };
  await self.registration.showNotification(title, options);
}

async function open(place: Place): Promise<void> {
  const [first] = await windows();
  if (first === undefined) {
    const { conversationId, message } = place;
    const query = message === undefined ? '' : `?message=${message}`;
    await self.clients.openWindow(`/conversations/${conversationId}${query}`);
    return;
  }
  first.postMessage({ opens: place });
  await first.focus();
}

/** The windows of the application, the one used last first; the API reference does not count. */
async function windows(): Promise<WindowClient[]> {
  const all = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return all.filter(({ url }) => !new URL(url).pathname.startsWith('/docs'));
}
