import { Component, type ComponentProps, createRef } from 'react';

interface KeepPlaceProps extends ComponentProps<'ol'> {
  /** The `data-seq` of the first child. */
  first: number | undefined;
  /** Where it is given, the place is kept only when this changes: when it was the reader who had the list grow or shrink. */
  turn?: number;
}

/**
 * A list of children with `data-seq` that grows and shrinks at its top while the reader's place stays on the screen.
 * A class, since only getSnapshotBeforeUpdate runs right before the DOM changes; a place measured any earlier
 * may have moved. Its scroller needs `overflow-anchor: none`, or the browser corrects a second time.
 */
export class KeepPlace extends Component<KeepPlaceProps> {
  private readonly list = createRef<HTMLOListElement>();

  override getSnapshotBeforeUpdate(before: KeepPlaceProps): number | null {
    const { first, turn } = this.props;
    if (turn !== undefined && turn === before.turn) return null;
    if (first === undefined || before.first === undefined || first === before.first) return null;
    return this.topOf(Math.max(first, before.first));
  }

  override componentDidUpdate(
    before: KeepPlaceProps,
    _state: unknown,
    topBefore: number | null,
  ): void {
    const top = this.topOf(Math.max(this.props.first ?? 0, before.first ?? 0));
    const scroller = this.list.current && scrollerOf(this.list.current);
    if (topBefore === null || top === null || !scroller) return;
    scroller.scrollTop += top - topBefore;
  }

  /** The child that is there before and after the change. */
  private topOf(seq: number): number | null {
    const child = this.list.current?.querySelector(`:scope > [data-seq="${seq}"]`);
    return child ? child.getBoundingClientRect().top : null;
  }

  override render() {
    const { first: _, turn: __, ...props } = this.props;
    return <ol {...props} ref={this.list} />;
  }
}

function scrollerOf(element: Element): Element | null {
  return element.closest('[data-scroller]');
}
