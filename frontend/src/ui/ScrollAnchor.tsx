import { Component, createRef, type ReactNode } from 'react';

interface KeepViewProps {
  /** Whether what is in view must stay where it is; asked before each change. */
  isHeld: () => boolean;
  className?: string | undefined;
  children: ReactNode;
}

/** By then the heights of what has changed are known. */
const SETTLES_MS = 200;

/** Not within a head that stays in view wherever its card goes. */
const MOVES = ':not([data-sticky] *)';

interface Anchor {
  element: Element;
  top: number;
}

/**
 * Holds what somebody types in, or else sees first, in its place on the screen while something changes above it. Browsers do so by
 * themselves (`overflow-anchor`), but not at the very top, and not all of them. A class, as PrependAnchor is, for the same reason.
 */
export class ScrollAnchor extends Component<KeepViewProps> {
  private readonly box = createRef<HTMLDivElement>();
  private observer: ResizeObserver | undefined;
  private anchor: Anchor | undefined;
  private settling: ReturnType<typeof setTimeout> | undefined;

  override getSnapshotBeforeUpdate(): Anchor | null {
    const scroller = this.scroller();
    if (!scroller || !this.props.isHeld()) return null;
    const element = scroller.querySelector(`:focus-visible${MOVES}`) ?? firstInView(scroller);
    return element ? { element, top: element.getBoundingClientRect().top } : null;
  }

  /** New content takes its height only when it is drawn (content-visibility) or has measured itself. */
  override componentDidMount(): void {
    this.observer = new ResizeObserver(() => this.anchor && this.putBack(this.anchor));
    if (this.box.current) this.observer.observe(this.box.current);
    this.scroller()?.addEventListener('scroll', this.follow, { passive: true });
  }

  override componentDidUpdate(_props: KeepViewProps, _state: unknown, anchor: Anchor | null): void {
    if (anchor === null) return;
    this.anchor = anchor;
    clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      this.anchor = undefined;
    }, SETTLES_MS);
    this.putBack(anchor);
  }

  override componentWillUnmount(): void {
    clearTimeout(this.settling);
    this.observer?.disconnect();
    this.scroller()?.removeEventListener('scroll', this.follow);
  }

  /** Goes to the top of the scroller, whatever was to be held in its place. */
  toTop(): void {
    this.anchor = undefined;
    this.scroller()?.scrollTo({ top: 0 });
  }

  private putBack({ element, top }: Anchor): void {
    const scroller = this.scroller();
    if (!scroller || !element.isConnected) return;
    const moved = element.getBoundingClientRect().top - top;
    if (moved !== 0) scroller.scrollTop += moved;
  }

  /** A user who scrolls meanwhile is not pulled back: the present view is kept. */
  private readonly follow = () => {
    if (this.anchor) this.anchor.top = this.anchor.element.getBoundingClientRect().top;
  };

  private scroller(): Element | null {
    return this.box.current?.closest('[data-scroller]') ?? null;
  }

  override render() {
    return (
      <div ref={this.box} className={this.props.className}>
        {this.props.children}
      </div>
    );
  }
}

function firstInView(scroller: Element): Element | undefined {
  const { top } = scroller.getBoundingClientRect();
  const seen = scroller.querySelectorAll(`[data-seq], article h3${MOVES}`);
  return [...seen].find((each) => each.getBoundingClientRect().top >= top);
}
