import { answerOf, client } from '@/api/client';
import { isNotFound } from '@/api/problem';
import { storage } from '@/lib/storage';
import { closeNotifications, notificationState } from './notifications';

const WORKER = '/push-worker.js';
const keyOf = (userId: string) => `user.${userId}.pushSubscription`;

/** Whether this browser gets the user's pop-ups while no window is open. */
export function isSubscribed(userId: string): boolean {
  return storage.read(keyOf(userId)) !== null;
}

/**
 * Has pop-ups come while no window is open, where the user allowed notifications, and both browser and server can. What it did
 * before stays; whoever had this browser before has it no longer.
 */
export async function subscribe(userId: string): Promise<void> {
  if (notificationState() !== 'granted') return;
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return;
  const { publicKey } = await answerOf(client.GET('/api/v1/push-key'));
  if (publicKey === null) return;
  await navigator.serviceWorker.register(WORKER);
  const { pushManager } = await navigator.serviceWorker.ready;
  const { endpoint, keys } = (await subscriptionOf(pushManager, publicKey)).toJSON();
  if (endpoint === undefined || keys === undefined) return;
  const { p256dh = '', auth = '' } = keys;
  const body = { endpoint, keys: { p256dh, auth } };
  const { id } = await answerOf(client.POST('/api/v1/push-subscriptions', { body }));
  storage.write(keyOf(userId), id);
}

/** One that was made with another key of the server is of no use. */
async function subscriptionOf(manager: PushManager, publicKey: string): Promise<PushSubscription> {
  const present = await manager.getSubscription();
  if (present && base64url(present.options.applicationServerKey) === publicKey) return present;
  await present?.unsubscribe();
  return manager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
}

function base64url(bytes: ArrayBuffer | null): string {
  const text = btoa(String.fromCodePoint(...new Uint8Array(bytes ?? new ArrayBuffer())));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * As when the user signs out. The push service forgets the browser too, so that nothing comes even if the server is away, or
 * never said under which id it has it; unless another user has taken this browser over meanwhile.
 */
export async function unsubscribe(userId: string): Promise<void> {
  const id = storage.read(keyOf(userId));
  storage.write(keyOf(userId), null);
  await Promise.allSettled([removeHere(id), closeNotifications()]);
}

async function removeHere(id: string | null): Promise<void> {
  try {
    if (id !== null)
      await client.DELETE('/api/v1/push-subscriptions/{id}', { params: { path: { id } } });
  } catch (error) {
    if (isNotFound(error)) return;
  }
  await endSubscription();
}

/**
 * Where the user was signed out elsewhere, and the server takes no word from this window any more: it learns from the push service
 * that the browser is gone. If that was another window, it has done all this, and somebody else may be here by now.
 */
export async function leaveBrowser(userId: string): Promise<void> {
  const ends = isSubscribed(userId) ? [endSubscription()] : [];
  await Promise.allSettled([...ends, closeNotifications()]);
}

async function endSubscription(): Promise<void> {
  const worker = await navigator.serviceWorker?.getRegistration();
  await (await worker?.pushManager.getSubscription())?.unsubscribe();
}
