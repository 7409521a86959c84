import { render } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { KeepPlace } from './KeepPlace';

const ROW = 50;

/** jsdom lays nothing out: every row is 50 px high, and the list scrolls with its scroller. */
beforeEach(() => {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const index = [...(this.parentElement?.children ?? [])].indexOf(this);
    const scrolled = this.closest('[data-scroller]')?.scrollTop ?? 0;
    return new DOMRect(0, index * ROW - scrolled, 100, ROW);
  });
});

function list(seqs: number[]) {
  return (
    <div data-scroller="">
      <KeepPlace first={seqs[0]}>
        {seqs.map((seq) => (
          <li key={seq} data-seq={seq} />
        ))}
      </KeepPlace>
    </div>
  );
}

function scrollerOf(container: HTMLElement): Element {
  const scroller = container.querySelector('[data-scroller]');
  if (!scroller) throw new Error('no scroller');
  return scroller;
}

it('B5 keeps what is read in place when older ones come above it', () => {
  const { container, rerender } = render(list([8, 9, 10]));
  scrollerOf(container).scrollTop = 30;
  rerender(list([4, 5, 6, 7, 8, 9, 10]));
  expect(scrollerOf(container).scrollTop).toBe(30 + 4 * ROW);
});

it('keeps the newest in place when the older ones fold', () => {
  const { container, rerender } = render(list([4, 5, 6, 7, 8, 9, 10]));
  scrollerOf(container).scrollTop = 300;
  rerender(list([8, 9, 10]));
  expect(scrollerOf(container).scrollTop).toBe(300 - 4 * ROW);
});

it('does not move for what comes below', () => {
  const { container, rerender } = render(list([8, 9]));
  scrollerOf(container).scrollTop = 30;
  rerender(list([8, 9, 10]));
  expect(scrollerOf(container).scrollTop).toBe(30);
});

it('does not move when nothing stayed', () => {
  const { container, rerender } = render(list([1, 2]));
  scrollerOf(container).scrollTop = 30;
  rerender(list([8, 9]));
  expect(scrollerOf(container).scrollTop).toBe(30);
});
