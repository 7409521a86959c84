import type { Mutation, Query, QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from './eventStream';

/**
 * An answer may be older than an event that came while it was on its way, and would then put an older state over a newer
 * one. So what was heard since it was asked for is put on top of it again; to apply an event twice changes nothing.
 */
export class Journal {
  private heard: LiveEvent[] = [];
  /** How many were heard before the first of these. */
  private before = 0;
  private readonly asked = new WeakMap<Query | Mutation, number>();

  constructor(
    private readonly queryClient: QueryClient,
    private readonly apply: (event: LiveEvent) => void,
  ) {}

  /** Watches what the app asks for. @returns what ends that */
  start(): () => void {
    const ends = [
      this.queryClient.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated') return;
        if (event.action.type === 'fetch') this.begins(event.query as Query);
        if (event.action.type === 'success' && !event.action.manual)
          this.ends(event.query as Query);
      }),
      this.queryClient.getMutationCache().subscribe((event) => {
        if (event.type !== 'updated') return;
        if (event.action.type === 'pending') this.begins(event.mutation as Mutation);
        if (event.action.type === 'success') this.ends(event.mutation as Mutation);
      }),
    ];
    return () => ends.forEach((end) => end());
  }

  add(event: LiveEvent): void {
    if (this.queryClient.isFetching() + this.queryClient.isMutating() === 0) {
      this.before += this.heard.length;
      this.heard = [];
    }
    this.heard.push(event);
    this.apply(event);
  }

  private begins(asking: Query | Mutation): void {
    this.asked.set(asking, this.before + this.heard.length);
  }

  private ends(asking: Query | Mutation): void {
    const since = this.asked.get(asking);
    if (since === undefined) return;
    for (const event of this.heard.slice(Math.max(0, since - this.before))) this.apply(event);
  }
}
