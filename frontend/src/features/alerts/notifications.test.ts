import { afterEach, describe, expect, it, vi } from 'vitest';
import { notify } from './notifications';

const shown: string[] = [];

function aBrowser(worker?: object) {
  vi.stubGlobal('isSecureContext', true);
  class Shown extends EventTarget {
    static permission = 'granted';
    constructor(title: string) {
      super();
      shown.push(`window: ${title}`);
    }
  }
  vi.stubGlobal('Notification', Shown);
  Object.defineProperty(navigator, 'serviceWorker', {
    configurable: true,
    value: { getRegistration: () => Promise.resolve(worker) },
  });
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    value: {
      query: () => Promise.resolve({ held: [] }),
      request: (_name: string, _options: object, run: (lock: object) => Promise<void>) => run({}),
    },
  });
  vi.spyOn(document, 'hasFocus').mockReturnValue(false);
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  shown.length = 0;
  Reflect.deleteProperty(navigator, 'serviceWorker');
  Reflect.deleteProperty(navigator, 'locks');
});

describe('G5 a notification of the browser', () => {
  const told = {
    conversationId: 'c1',
    seq: 7,
    eventId: 3,
    title: 'Grace',
    body: 'Look',
    onOpen() {},
  };
  const all = async (message?: number) => {
    vi.useFakeTimers();
    const done = notify({ ...told, message });
    await vi.runAllTimersAsync();
    await done;
  };

  it('is shown by the window where there is no service worker', async () => {
    aBrowser();
    await all(7);
    expect(shown).toEqual(['window: Grace']);
  });

  it('is shown by the service worker where there is one, so that it and a push are one', async () => {
    const showNotification = vi
      .fn<(title: string, options: object) => Promise<void>>()
      .mockResolvedValue();
    aBrowser({ showNotification });
    await all(7);
    expect(shown).toEqual([]);
    expect(showNotification).toHaveBeenCalledExactlyOnceWith(
      'Grace',
      expect.objectContaining({ tag: 'c1', data: { conversationId: 'c1', message: 7, seq: 7 } }),
    );
  });

  it('is shown by the window while the service worker is not ready', async () => {
    aBrowser({ showNotification: () => Promise.reject(new TypeError('no active worker')) });
    await all(7);
    expect(shown).toEqual(['window: Grace']);
  });
});
