import { initialState, reduce, SIDEBAR, type Change, type State, type Update } from './state';

interface StoreEvent {
  update: Update;
  /** The event's number in this window. */
  at: number;
  /** The list whose events it came with: the sidebar's, or that of a record's tab. */
  list: string;
}

/**
 * Holds all that this window knows of conversations. Screens read it; events, answers and the outbox change it.
 *
 * An answer may be older than events that came while its request was open. These are applied again on top of it.
 */
export class Store {
  private current = initialState;
  private events = 0;
  /** The open requests, each with the number of events before it. */
  private readonly open = new Set<{ at: number }>();
  /** The events since the first open request was sent. */
  private recent: readonly StoreEvent[] = [];
  private readonly listeners = new Set<() => void>();

  readonly state = (): State => this.current;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The number of events so far. */
  readonly eventCount = (): number => this.events;

  /** Applies a change that is no event. */
  apply(change: Change): void {
    this.set(reduce(this.current, change));
  }

  /** Applies something that happened just now. */
  applyEvent(update: Update, list: string = SIDEBAR): void {
    const event = { update, at: ++this.events, list };
    if (this.open.size > 0) this.recent = [...this.recent, event];
    this.set(reduce(this.current, update, event));
  }

  /** Applies the answer of a request for data. @throws the request's error */
  query<T>(request: Promise<T>, toChanges: (answer: T) => readonly Change[]): Promise<T> {
    return this.during(request, (answer, later) => {
      const changed = toChanges(answer).reduce<State>(
        (state, change) => reduce(state, change),
        this.current,
      );
      this.set(later.reduce((state, event) => reduce(state, event.update, event), changed));
    });
  }

  /** Applies the answer of a request that changed something: an event that came early. @throws the request's error */
  mutate<T>(request: Promise<T>, toUpdates: (answer: T) => readonly Update[]): Promise<T> {
    return this.during(request, (answer, later) => {
      const own = toUpdates(answer).map((update) => ({ update, at: ++this.events, list: SIDEBAR }));
      const earlier = this.recent.filter((event) => !later.includes(event));
      this.recent = [...earlier, ...own, ...later];
      this.set(
        [...own, ...later].reduce(
          (state, event) => reduce(state, event.update, event),
          this.current,
        ),
      );
    });
  }

  private async during<T>(
    request: Promise<T>,
    take: (answer: T, later: readonly StoreEvent[]) => void,
  ): Promise<T> {
    const mark = { at: this.events };
    this.open.add(mark);
    try {
      const answer = await request;
      take(
        answer,
        this.recent.filter(({ at }) => at > mark.at),
      );
      return answer;
    } finally {
      this.open.delete(mark);
      const first = Math.min(...[...this.open].map(({ at }) => at));
      this.recent = this.recent.filter(({ at }) => at > first);
    }
  }

  private set(next: State): void {
    if (next === this.current) return;
    this.current = next;
    for (const listener of this.listeners) listener();
  }
}
