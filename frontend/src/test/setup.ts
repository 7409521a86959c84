import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { announce } from '@/ui/announce';
import { server } from './server';

// Tests wait for results that come at once, or on a busy machine after seconds.
configure({ asyncUtilTimeout: 5_000 });

// jsdom has no matchMedia; nothing tested depends on a width.
window.matchMedia ??= (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener: () => {},
    removeListener: () => {},
  });

// Nor CSS.escape, by which React Aria finds elements; no id here needs more than this.
globalThis.CSS ??= { escape: (text) => text.replaceAll(/[^\w-]/g, '\\$&') } as typeof CSS;

// Nor a layout: nothing scrolls or changes its size, and whatever is watched counts as in view.
Element.prototype.scrollTo ??= () => {};
Element.prototype.scrollIntoView ??= () => {};
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
globalThis.IntersectionObserver ??= class {
  readonly root = null;
  readonly rootMargin = '';
  readonly scrollMargin = '';
  readonly thresholds = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  constructor(private readonly tell: IntersectionObserverCallback) {}
  observe(target: Element) {
    const entry = { target, isIntersecting: true } as unknown as IntersectionObserverEntry;
    this.timer = setTimeout(() => this.tell([entry], this));
  }
  unobserve() {}
  disconnect() {
    clearTimeout(this.timer);
  }
  takeRecords() {
    return [];
  }
};

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  cleanup();
  server.resetHandlers();
  localStorage.clear();
  announce('');
});
afterAll(() => server.close());
