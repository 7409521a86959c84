import { beforeEach, describe, expect, it, vi } from 'vitest';

const popUp = { conversationId: 'c1', seq: 7, title: 'Grace wrote in “Offer”', body: 'Look' };
const handlers = new Map<string, (event: object) => void>();
const matchAll = vi.fn<() => Promise<object[]>>();
const openWindow = vi.fn<(path: string) => Promise<void>>();
const showNotification = vi.fn<(title: string, options: object) => Promise<void>>();

function aWindow(path = '/', focused = false) {
  const url = `https://crm.example.com${path}`;
  return { url, focused, postMessage: vi.fn<(word: object) => void>(), focus: vi.fn<() => void>() };
}

/** Has the worker handle an event. @returns once it has */
async function tell(name: string, event: object = {}): Promise<void> {
  const waits: Promise<unknown>[] = [];
  handlers.get(name)?.({ ...event, waitUntil: (wait: Promise<unknown>) => waits.push(wait) });
  expect(waits).toHaveLength(1);
  await Promise.all(waits);
}

beforeEach(async () => {
  vi.resetModules();
  handlers.clear();
  matchAll.mockReset().mockResolvedValue([]);
  openWindow.mockReset().mockResolvedValue();
  showNotification.mockReset().mockResolvedValue();
  vi.stubGlobal('self', {
    addEventListener: (name: string, handler: (event: object) => void) =>
      handlers.set(name, handler),
    clients: { matchAll, openWindow },
    registration: { showNotification },
  });
  await import('./push-worker');
});

describe('G5 a message of the push service', () => {
  const pushed = () => tell('push', { data: { json: () => popUp } });

  it('is shown, one for each conversation', async () => {
    matchAll.mockResolvedValue([aWindow()]);
    await pushed();
    expect(showNotification).toHaveBeenCalledExactlyOnceWith(
      popUp.title,
      expect.objectContaining({
        body: 'Look',
        tag: 'c1',
        data: { conversationId: 'c1', message: 7, seq: 7 },
      }),
    );
  });

  it('is not, where somebody looks at the application', async () => {
    matchAll.mockResolvedValue([aWindow(), aWindow('/', true)]);
    await pushed();
    expect(showNotification).not.toHaveBeenCalled();
  });

  it('is, where somebody looks at the API reference', async () => {
    matchAll.mockResolvedValue([aWindow('/docs/', true)]);
    await pushed();
    expect(showNotification).toHaveBeenCalledOnce();
  });
});

describe('G5 a notification that is pressed', () => {
  const press = (data: object) =>
    tell('notificationclick', { notification: { data, close: () => {} } });

  it('opens its message in a new window where there is none', async () => {
    matchAll.mockResolvedValue([aWindow('/docs/')]);
    await press({ conversationId: 'c1', message: 7 });
    expect(openWindow).toHaveBeenCalledExactlyOnceWith('/conversations/c1?message=7');
  });

  it('opens the conversation where it is about no message', async () => {
    await press({ conversationId: 'c1' });
    expect(openWindow).toHaveBeenCalledExactlyOnceWith('/conversations/c1');
  });

  it('comes to the window used last', async () => {
    const [last, other] = [aWindow(), aWindow()];
    matchAll.mockResolvedValue([last, other]);
    const opens = { conversationId: 'c1', message: 7 };
    await press(opens);
    expect(last.postMessage).toHaveBeenCalledExactlyOnceWith({ opens });
    expect(last.focus).toHaveBeenCalledOnce();
    expect(other.postMessage).not.toHaveBeenCalled();
    expect(openWindow).not.toHaveBeenCalled();
  });
});

describe('a subscription that the browser ended', () => {
  it('is told to the windows, which can renew it', async () => {
    const open = aWindow();
    matchAll.mockResolvedValue([open]);
    await tell('pushsubscriptionchange');
    expect(open.postMessage).toHaveBeenCalledExactlyOnceWith({ isUnsubscribed: true });
  });
});
