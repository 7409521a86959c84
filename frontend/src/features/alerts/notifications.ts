/** Held by every window that is in front, so that the others know. */
const IN_FRONT = 'conversations.inFront';
/** By then every window has heard of the same event. */
const HEARD_BY_ALL_MS = 3_000;

export type NotificationState = NotificationPermission | 'unsupported';

interface Told {
  /** Of one conversation there is one at a time. */
  key: string;
  eventId: number;
  title: string;
  body: string;
  onOpen: () => void;
}

const shown = new Map<string, Notification>();

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
export async function notify({ key, eventId, title, body, onOpen }: Told): Promise<void> {
  if (notificationState() !== 'granted' || document.hasFocus()) return;
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  if (held.some(({ name }) => name === IN_FRONT)) return;
  await navigator.locks?.request(
    `conversations.notification.${eventId}`,
    { ifAvailable: true },
    async (lock) => {
      if (lock === null) return;
      try {
        const notification = new Notification(title, { body, tag: key, icon: '/icon.svg' });
        notification.addEventListener('click', () => {
          window.focus();
          notification.close();
          onOpen();
        });
        shown.set(key, notification);
      } catch {
        // Some phones show them from a service worker only; the pop-up in the page is there.
      }
      await new Promise((resolve) => setTimeout(resolve, HEARD_BY_ALL_MS));
    },
  );
}

/** Also what the service worker has shown. */
export async function closeNotification(key: string): Promise<void> {
  shown.get(key)?.close();
  shown.delete(key);
  const worker = await navigator.serviceWorker?.getRegistration();
  for (const notification of (await worker?.getNotifications({ tag: key })) ?? []) {
    notification.close();
  }
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
