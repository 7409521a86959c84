import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { problem, server } from '@/test/server';
import { isSubscribed, leaveBrowser, subscribe, unsubscribe } from './push';

const KEY = 'BAEC-_8';
const KEY_BYTES = new Uint8Array([4, 1, 2, 251, 255]).buffer;

/** A browser that can, with what it is asked for. */
function aBrowser(permission = 'granted', made?: ArrayBuffer) {
  const asked: string[] = [];
  const subscriptionWith = (applicationServerKey: ArrayBuffer) => ({
    options: { applicationServerKey },
    toJSON: () => ({
      endpoint: 'https://push.example.com/1',
      expirationTime: null,
      keys: { p256dh: 'P', auth: 'A' },
    }),
    unsubscribe() {
      asked.push('unsubscribe');
      present = null;
      return Promise.resolve(true);
    },
  });
  let present = made ? subscriptionWith(made) : null;
  const pushManager = {
    getSubscription: () => Promise.resolve(present),
    subscribe({ applicationServerKey }: PushSubscriptionOptionsInit) {
      asked.push(`subscribe ${String(applicationServerKey)}`);
      present = subscriptionWith(KEY_BYTES);
      return Promise.resolve(present);
    },
  };
  const close = () => asked.push('close');
  const registration = { pushManager, getNotifications: () => Promise.resolve([{ close }]) };
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('Notification', { permission });
  vi.stubGlobal('PushManager', Object);
  Object.defineProperty(navigator, 'serviceWorker', {
    configurable: true,
    value: {
      register: (url: string) => asked.push(`register ${url}`),
      ready: Promise.resolve(registration),
      getRegistration: () => Promise.resolve(registration),
    },
  });
  return asked;
}

let told: unknown[] = [];

beforeEach(() => {
  told = [];
  server.use(
    http.get('*/api/v1/push-key', () => HttpResponse.json({ publicKey: KEY })),
    http.post('*/api/v1/push-subscriptions', async ({ request }) => {
      told.push(await request.json());
      return HttpResponse.json({ id: 's1' }, { status: 201 });
    }),
    http.delete('*/api/v1/push-subscriptions/:id', ({ params }) => {
      told.push(`delete ${String(params.id)}`);
      return new HttpResponse(null, { status: 204 });
    }),
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'serviceWorker');
});

describe('pop-ups while no window is open', () => {
  it('are subscribed to with the key of the server, which is told where to send them', async () => {
    const asked = aBrowser();
    await subscribe('u1');
    expect(asked).toEqual(['register /push-worker.js', `subscribe ${KEY}`]);
    expect(told).toEqual([
      { endpoint: 'https://push.example.com/1', keys: { p256dh: 'P', auth: 'A' } },
    ]);
    expect(isSubscribed('u1')).toBe(true);
    expect(isSubscribed('u2')).toBe(false);
  });

  it('stay as they are, and are told again, where the browser is subscribed already', async () => {
    const asked = aBrowser('granted', KEY_BYTES);
    await subscribe('u1');
    expect(asked).toEqual(['register /push-worker.js']);
    expect(told).toHaveLength(1);
  });

  it('are subscribed to anew where the server has another key', async () => {
    const asked = aBrowser('granted', new Uint8Array([4, 9]).buffer);
    await subscribe('u1');
    expect(asked.slice(1)).toEqual(['unsubscribe', `subscribe ${KEY}`]);
  });

  it('are not there without keys, without permission, or where the browser has none', async () => {
    const refused = aBrowser('denied');
    await subscribe('u1');
    expect(refused).toEqual([]);
    server.use(http.get('*/api/v1/push-key', () => HttpResponse.json({ publicKey: null })));
    const asked = aBrowser();
    await subscribe('u1');
    expect(asked).toEqual([]);
    Reflect.deleteProperty(navigator, 'serviceWorker');
    await subscribe('u1');
    expect(told).toEqual([]);
    expect(isSubscribed('u1')).toBe(false);
  });

  it('end at the push service and at the server, each even if the other fails', async () => {
    const asked = aBrowser('granted', KEY_BYTES);
    await subscribe('u1');
    await unsubscribe('u1');
    expect(asked).toContain('unsubscribe');
    expect(told).toContain('delete s1');
    expect(isSubscribed('u1')).toBe(false);

    await subscribe('u1');
    server.use(http.delete('*/api/v1/push-subscriptions/:id', () => problem(503, 'unavailable')));
    await unsubscribe('u1');
    expect(asked.filter((one) => one === 'unsubscribe')).toHaveLength(2);
  });

  it('end in the browser also where the server never said that it has it, with what is still shown', async () => {
    const asked = aBrowser('granted', KEY_BYTES);
    await unsubscribe('u1');
    expect(told).toEqual([]);
    expect(asked.toSorted()).toEqual(['close', 'unsubscribe']);
  });

  it('end with a sign-out in the browser alone where the server takes no word from this window any more', async () => {
    const asked = aBrowser('granted', KEY_BYTES);
    await subscribe('u1');
    await leaveBrowser('u1');
    expect(asked.toSorted()).toEqual(['close', 'register /push-worker.js', 'unsubscribe']);
    expect(told).toHaveLength(1);
  });

  it('are left to the window that signed the user out, and to who came after', async () => {
    const asked = aBrowser('granted', KEY_BYTES);
    await leaveBrowser('u3');
    expect(asked).toEqual(['close']);
  });

  it('stay another user’s who took the browser over', async () => {
    const asked = aBrowser('granted', KEY_BYTES);
    await subscribe('u1');
    server.use(http.delete('*/api/v1/push-subscriptions/:id', () => problem(404, 'not-found')));
    await unsubscribe('u1');
    expect(asked).not.toContain('unsubscribe');
  });
});
