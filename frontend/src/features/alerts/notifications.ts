/** Held by every window that is in front, so that the others know. */
const IN_FRONT = 'conversations.inFront';
/** By then every window has heard of the same event. */
const HEARD_BY_ALL_MS = 3_000;

export type NotificationState = NotificationPermission | 'unsupported';

/** The data of a notification, whether a window or the service worker shows it. */
export interface Update {
  /** The tag: each conversation has one notification at a time. */
  conversationId: string;
  /** The one that it leads to; undefined where it leads to none. */
  message: number | undefined;
  /** The entry that it is about. */
  seq: number;
}

interface Shown extends Update {
  eventId: number;
  title: string;
  body: string;
  onOpen: () => void;
}

/** By this window, not by the service worker; by conversation. */
const shown = new Map<string, { notification: Notification; onOpen: () => void }>();

export function notificationState(): NotificationState {
  return 'Notification' in window && window.isSecureContext
    ? Notification.permission
    : 'unsupported';
}

/** Only on a press of a button: browsers ignore, and people refuse, what asks by itself. */
export async function askForNotifications(): Promise<NotificationState> {
  return notificationState() === 'default' ? Notification.requestPermission() : notificationState();
}

/** Shows a notification of the browser, if it is allowed and no window of the app is in front; one for all windows. */
export async function notify({ eventId, ...told }: Shown): Promise<void> {
  if (notificationState() !== 'granted' || document.hasFocus()) return;
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  if (held.some(({ name }) => name === IN_FRONT)) return;
  await navigator.locks?.request(
    `conversations.notification.${eventId}`,
    { ifAvailable: true },
    async (lock) => {
      if (lock === null) return;
      try {
        await show(told);
      } catch {
        // Some phones show them from a service worker only; the pop-up in the page is there.
      }
      await new Promise((resolve) => setTimeout(resolve, HEARD_BY_ALL_MS));
    },
  );
}

/** By the service worker where there is one: what it shows of the same conversation for a push then takes the place of this. */
async function show({ title, body, onOpen, ...data }: Omit<Shown, 'eventId'>) {
  const { conversationId } = data;
  const options = { body, tag: conversationId, icon: '/icon.svg', data };
  const worker = await navigator.serviceWorker?.getRegistration();
  const isShown = await worker
    ?.showNotification(title, options)
    // It is not active yet.
    .then(
      () => true,
      () => false,
    );
  if (isShown) return;
  showHere(title, options, onOpen);
}

/** By this window, in place of what it showed of the same conversation. */
function showHere(
  title: string,
  options: NotificationOptions & { tag: string },
  onOpen: () => void,
) {
  const notification = new Notification(title, options);
  notification.addEventListener('click', () => {
    window.focus();
    notification.close();
    onOpen();
  });
  shown.set(options.tag, { notification, onOpen });
}

/** Whether what it tells of is known by now: it was read, or nothing is left to read of it. */
export function isRead(
  { seq, message }: Update,
  { readThroughSeq, unreadCount }: { readThroughSeq: number; unreadCount: number },
): boolean {
  // That somebody joined or left never counts as unread.
  return readThroughSeq >= seq || (message !== undefined && unreadCount === 0);
}

/** Also what the service worker has shown, if it `isOver`. */
export async function closeNotification(
  conversationId: string,
  isOver: (told: Update) => boolean = () => true,
): Promise<void> {
  const own = shown.get(conversationId);
  if (own && isOver(own.notification.data as Update)) {
    own.notification.close();
    shown.delete(conversationId);
  }
  for (const notification of await byWorker({ tag: conversationId })) {
    if (isOver(notification.data as Update)) notification.close();
  }
}

/** Updates the notification of an edited message. The new one replaces the old silently. */
export async function rewordNotification(
  conversationId: string,
  seq: number,
  body: string,
): Promise<void> {
  const isAboutIt = ({ data }: Notification) => (data as Update).seq === seq;
  const own = shown.get(conversationId);
  if (own && isAboutIt(own.notification) && own.notification.body !== body) {
    const { title, data } = own.notification;
    const options = {
      body,
      tag: conversationId,
      icon: '/icon.svg',
      data: data as Update,
      silent: true,
    };
    showHere(title, options, own.onOpen);
  }
  const worker = await navigator.serviceWorker?.getRegistration();
  for (const { title, icon, data, ...old } of (await byWorker({ tag: conversationId })).filter(
    isAboutIt,
  )) {
    if (old.body === body) continue;
    await worker?.showNotification(title, { body, tag: conversationId, icon, data, silent: true });
  }
}

/** When somebody signs out: what it says is not for whoever comes next. */
export async function closeNotifications(): Promise<void> {
  for (const { notification } of shown.values()) notification.close();
  shown.clear();
  for (const notification of await byWorker()) notification.close();
}

/** The notifications that the service worker shows, including those from before this page was loaded. */
export async function byWorker(which?: GetNotificationOptions): Promise<Notification[]> {
  const worker = await navigator.serviceWorker?.getRegistration();
  return (await worker?.getNotifications(which)) ?? [];
}

/** Lets the other windows know while this one is in front. @returns what ends that */
export function tellWhenInFront(): () => void {
  const over = new AbortController();
  let letGo = () => {};
  const inFront = () => {
    letGo();
    const until = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const options = { mode: 'shared', signal: over.signal } as const;
    navigator.locks?.request(IN_FRONT, options, () => until).catch(() => {});
  };
  const { signal } = over;
  window.addEventListener('focus', inFront, { signal });
  window.addEventListener('blur', () => letGo(), { signal });
  if (document.hasFocus()) inFront();
  return () => {
    letGo();
    over.abort();
  };
}
