import { Component, createRef, type ReactNode } from 'react';

interface KeepViewProps {
  /** Whether what is in view must stay where it is; asked before each change. */
  isHeld: () => boolean;
  className?: string | undefined;
  children: ReactNode;
}

interface Anchor {
  element: Element;
  top: number;
}

/**
 * A scroller in which what somebody sees stays in its place while something changes above it. Browsers do so by
 * themselves (`overflow-anchor`), but not at the very top, and not all of them. A class, as KeepPlace is, for the same reason.
 */
export class KeepView extends Component<KeepViewProps> {
  private readonly box = createRef<HTMLDivElement>();

  override getSnapshotBeforeUpdate(): Anchor | null {
    const scroller = this.box.current?.closest('[data-scroller]');
    if (!scroller || !this.props.isHeld()) return null;
    const { top } = scroller.getBoundingClientRect();
    const candidates = scroller.querySelectorAll('[data-seq], article > header');
    const element = [...candidates].find((each) => each.getBoundingClientRect().top >= top);
    return element ? { element, top: element.getBoundingClientRect().top } : null;
  }

  override componentDidUpdate(_props: KeepViewProps, _state: unknown, anchor: Anchor | null): void {
    if (!anchor?.element.isConnected) return;
    const scroller = this.box.current?.closest('[data-scroller]');
    const moved = anchor.element.getBoundingClientRect().top - anchor.top;
    if (scroller && moved !== 0) scroller.scrollTop += moved;
  }

  override render() {
    return (
      <div ref={this.box} className={this.props.className}>
        {this.props.children}
      </div>
    );
  }
}
