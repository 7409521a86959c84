import type { LiveEvent } from './eventStream';
import { stayConnected } from './stayConnected';
import { onWake } from './wake';

/** A reading window that says nothing for so long is stuck: its own signs come every 15 s, its tries at least every 70 s. */
const STUCK_MS = 100_000;
/** It answers at once; so one that has said nothing after this sleeps. */
const ANSWER_MS = 3_000;

type Word =
  /** `after` is the id of the event before it, so that who missed one knows. */
  | { kind: 'event'; event: LiveEvent; after: number | null }
  | { kind: 'state'; isOpen: boolean; last: number | null }
  | { kind: 'missed' }
  | { kind: 'hello' };

interface Listener {
  onEvent: (event: LiveEvent) => void;
  /** Something may have been missed: what is shown must be asked for anew. */
  onMissed: () => void;
  onState: (isOpen: boolean) => void;
}

/**
 * The events of one user, in this window. A browser opens six connections to a host (HTTP/1.1), so were each window to
 * hold one for its events, the seventh would hang. So one window reads them, the one that holds a lock, and
 * tells the others. When it is closed the lock goes to the next, which reads on after the last event that it heard. Nothing
 * is lost by that: events have ids that grow, every window takes each once, and one that finds a gap loads anew.
 */
export class LiveFeed {
  private readonly over = new AbortController();
  private readonly channel: BroadcastChannel;
  private readonly name: string;
  private waiting = new AbortController();
  private last: number | null = null;
  private isReader = false;
  private isOpen = false;
  private stuck: ReturnType<typeof setTimeout> | undefined;

  /** Hears from now on what other windows of this user read; so it must stand before anything is loaded. */
  constructor(
    userId: string,
    private readonly listener: Listener,
  ) {
    this.name = `conversations.events.${userId}`;
    this.channel = new BroadcastChannel(this.name);
    this.channel.addEventListener('message', ({ data }) => this.hear(data as Word));
  }

  start(): void {
    this.ask();
    void this.readInTurn({ signal: this.waiting.signal });
    const { signal } = this.over;
    const stopWaking = onWake((cause) => cause === 'visible' && this.ask());
    signal.addEventListener('abort', stopWaking);
    window.addEventListener('pageshow', ({ persisted }) => persisted && this.listener.onMissed(), {
      signal,
    });
  }

  stop(): void {
    this.over.abort();
    this.waiting.abort();
    clearTimeout(this.stuck);
    this.channel.close();
  }

  private async readInTurn(options: LockOptions): Promise<void> {
    // Without https there are no locks: then every window has to read for itself.
    if (!('locks' in navigator)) return this.read(this.over.signal);
    const turn = new AbortController();
    try {
      await navigator.locks.request(this.name, options, () =>
        this.read(AbortSignal.any([this.over.signal, turn.signal])),
      );
    } catch {
      // Another window has taken it away, or we stop.
      turn.abort();
      if (this.over.signal.aborted || options.signal?.aborted) return;
      void this.readInTurn({ signal: this.waiting.signal });
    }
  }

  private async read(signal: AbortSignal): Promise<void> {
    this.isReader = true;
    clearTimeout(this.stuck);
    await stayConnected({
      signal,
      after: () => this.last,
      onOpen: (isNew, at) => {
        this.last ??= at;
        if (isNew) this.say({ kind: 'missed' });
        if (isNew) this.listener.onMissed();
        this.show(true);
      },
      onEvent: (event) => {
        this.say({ kind: 'event', event, after: this.last });
        this.take(event);
      },
      onSign: () => this.tell(),
      onDown: () => this.show(false),
    });
    this.isReader = false;
    if (!signal.aborted) this.show(false);
  }

  private hear(word: Word): void {
    if (this.isReader) {
      if (word.kind === 'hello') this.tell();
      return;
    }
    if (word.kind === 'hello') return;
    this.watch();
    switch (word.kind) {
      case 'event':
        if (this.last !== null && (word.after ?? 0) > this.last) this.listener.onMissed();
        return this.take(word.event);
      case 'state':
        if (this.last !== null && (word.last ?? 0) > this.last) this.listener.onMissed();
        this.last = Math.max(this.last ?? 0, word.last ?? 0) || null;
        return this.listener.onState(word.isOpen);
      case 'missed':
        return this.listener.onMissed();
    }
  }

  /** After a reset the ids may begin anew. */
  private take(event: LiveEvent): void {
    if (event.name !== 'reset' && this.last !== null && event.id <= this.last) return;
    this.last = event.id;
    if (event.name === 'reset') this.listener.onMissed();
    else this.listener.onEvent(event);
  }

  private show(isOpen: boolean): void {
    this.isOpen = isOpen;
    this.tell();
    this.listener.onState(isOpen);
  }

  private tell(): void {
    this.say({ kind: 'state', isOpen: this.isOpen, last: this.last });
  }

  private say(word: Word): void {
    if (this.over.signal.aborted) return;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin
    this.channel.postMessage(word);
  }

  /** Whether the window that reads is awake: browsers freeze those that nobody looks at. */
  private ask(): void {
    if (this.isReader) return;
    this.say({ kind: 'hello' });
    this.watch(ANSWER_MS);
  }

  /** Somebody looks at this window, and the one that should read for it sleeps: then this one reads. */
  private watch(milliseconds = STUCK_MS): void {
    clearTimeout(this.stuck);
    this.stuck = setTimeout(() => {
      this.listener.onState(false);
      if (document.visibilityState !== 'visible') return this.watch();
      this.waiting.abort();
      this.waiting = new AbortController();
      void this.readInTurn({ steal: true });
    }, milliseconds);
  }
}
