import { render } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { PrependAnchor } from './PrependAnchor';

const ROW = 50;

/** jsdom lays nothing out: a row is 50 px high for each of its lines, and the list scrolls with its scroller. */
beforeEach(() => {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    if (this.matches('[data-scroller]')) return new DOMRect(0, 0, 100, 10 * ROW);
    let above = 0;
    for (let row = this.previousElementSibling; row; row = row.previousElementSibling)
      above += heightOf(row);
    const scrolled = this.closest('[data-scroller]')?.scrollTop ?? 0;
    return new DOMRect(0, above - scrolled, 100, heightOf(this));
  });
});

function heightOf(row: Element): number {
  return ROW * Number(row.getAttribute('data-lines') ?? 1);
}

function list(seqs: number[], linesOfFirst = 1) {
  return (
    <div data-scroller="">
      <PrependAnchor first={seqs[0]}>
        {seqs.map((seq, index) => (
          <li key={seq} data-seq={seq} data-lines={index === 0 ? linesOfFirst : 1} />
        ))}
      </PrependAnchor>
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

it('C6 keeps what is read in place when a message above it is edited', () => {
  const { container, rerender } = render(list([7, 8, 9, 10]));
  scrollerOf(container).scrollTop = 2 * ROW + 10;
  rerender(list([7, 8, 9, 10], 4));
  expect(scrollerOf(container).scrollTop).toBe(5 * ROW + 10);
});

it('does not move when the first that is seen grows downwards', () => {
  const { container, rerender } = render(list([7, 8, 9, 10]));
  scrollerOf(container).scrollTop = 10;
  rerender(list([7, 8, 9, 10], 4));
  expect(scrollerOf(container).scrollTop).toBe(10);
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
