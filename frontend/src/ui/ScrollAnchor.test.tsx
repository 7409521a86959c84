import { fireEvent, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ScrollAnchor } from './ScrollAnchor';

const ROW = 50;
let isResized: () => void;

/** jsdom lays nothing out: every card is 50 px high, or as its `data-height` says, and the list scrolls with its scroller. */
beforeEach(() => {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    if (this.matches('[data-scroller]')) return new DOMRect(0, 0, 100, 10 * ROW);
    let above = 0;
    for (
      let card = this.parentElement?.previousElementSibling;
      card;
      card = card.previousElementSibling
    )
      above += Number(card.getAttribute('data-height') ?? ROW);
    return new DOMRect(0, above - (this.closest('[data-scroller]')?.scrollTop ?? 0), 100, ROW);
  });
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(tell: () => void) {
        isResized = tell;
      }
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

function list(ids: string[], isHeld = true) {
  return (
    <div data-scroller="">
      <ScrollAnchor isHeld={() => isHeld}>
        {ids.map((id) => (
          <article key={id}>
            <h3>{id}</h3>
          </article>
        ))}
      </ScrollAnchor>
    </div>
  );
}

function shown(isHeld = true) {
  const { container, rerender } = render(list(['a', 'b', 'c'], isHeld));
  const scroller = container.querySelector('[data-scroller]');
  if (!scroller) throw new Error('no scroller');
  scroller.scrollTop = ROW;
  return { scroller, show: (ids: string[]) => rerender(list(ids, isHeld)), container };
}

it('B9 holds what is seen first while something comes above it', () => {
  const { scroller, show } = shown();
  show(['new', 'a', 'b', 'c']);
  expect(scroller.scrollTop).toBe(2 * ROW);
});

it('lets it move where nobody uses the list', () => {
  const { scroller, show } = shown(false);
  show(['new', 'a', 'b', 'c']);
  expect(scroller.scrollTop).toBe(ROW);
});

it('holds it too when what came above takes its height only later', () => {
  const { scroller, show, container } = shown();
  show(['new', 'a', 'b', 'c']);
  container.querySelector('article')?.setAttribute('data-height', String(3 * ROW));
  isResized();
  expect(scroller.scrollTop).toBe(4 * ROW);
});

it('does not pull back who scrolls meanwhile', () => {
  const { scroller, show, container } = shown();
  show(['new', 'a', 'b', 'c']);
  scroller.scrollTop = ROW;
  fireEvent.scroll(scroller);
  container.querySelector('article')?.setAttribute('data-height', String(3 * ROW));
  isResized();
  expect(scroller.scrollTop).toBe(3 * ROW);
});
