import { Component, type ComponentProps, createRef } from 'react';

interface KeepPlaceProps extends ComponentProps<'ol'> {
  /** The `data-seq` of the first child. */
  first: number | undefined;
  /** Where it is given, the place is kept only when this changes: when it was the reader who had the list grow or shrink. */
  turn?: number;
}

interface Place {
  seq: string;
  top: number;
}

/**
 * A list of children with `data-seq` in which what the reader sees first stays on its place on the screen, whatever comes, goes or
 * grows above it. A class, since only getSnapshotBeforeUpdate runs right before the DOM changes; a place measured any earlier
 * may have moved. Its scroller needs `overflow-anchor: none`, or the browser corrects a second time.
 */
export class PrependAnchor extends Component<KeepPlaceProps> {
  private readonly list = createRef<HTMLOListElement>();

  override getSnapshotBeforeUpdate(before: KeepPlaceProps): Place | null {
    const { first, turn } = this.props;
    const scroller = this.scroller();
    if ((turn !== undefined && turn === before.turn) || !scroller || first === undefined)
      return null;
    const staying = this.rows().filter((row) => Number(row.dataset['seq']) >= first);
    const view = scroller.getBoundingClientRect();
    const row =
      staying.find((each) => each.getBoundingClientRect().bottom > view.top) ?? staying[0];
    const seq = row?.dataset['seq'];
    return row && seq ? { seq, top: row.getBoundingClientRect().top } : null;
  }

  override componentDidUpdate(_before: KeepPlaceProps, _state: unknown, place: Place | null): void {
    const scroller = this.scroller();
    const row = place && this.rows().find((each) => each.dataset['seq'] === place.seq);
    if (!row || !scroller) return;
    scroller.scrollTop += row.getBoundingClientRect().top - place.top;
  }

  private rows(): HTMLElement[] {
    return [...(this.list.current?.querySelectorAll<HTMLElement>(':scope > [data-seq]') ?? [])];
  }

  private scroller(): Element | null {
    return this.list.current?.closest('[data-scroller]') ?? null;
  }

  override render() {
    const { first: _, turn: __, ...props } = this.props;
    return <ol {...props} ref={this.list} />;
  }
}
