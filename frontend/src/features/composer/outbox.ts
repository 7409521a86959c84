import { ApiProblem } from '@/api/problem';
import type { Attachment } from '@/api/types';
import type { Uploads } from '@/features/attachments/uploads';
import { storage } from '@/lib/storage';
import type { Drafts } from './drafts';

export interface Outgoing {
  /** The Idempotency-Key: the same for every try, so that the server takes the message once (A6). */
  key: string;
  conversationId: string;
  text: string;
  attachments: readonly Attachment[];
  /** Milliseconds since 1970. */
  since: number;
  /** Of one that arrived, the event came; the answer is still to come. */
  state: 'sending' | 'arrived' | 'failed';
}

/** The server remembers a key for 24 hours; after that a try could say the same thing twice. */
const KEY_LIVES_MS = 23 * 60 * 60 * 1000;

interface OutboxOptions {
  userId: string;
  drafts: Drafts;
  uploads: Uploads;
  /** Sends one message. @throws ApiProblem */
  send: (message: Outgoing) => Promise<void>;
  /** What was to be sent in a conversation waits there for another try. */
  onFailed: () => void;
  newKey?: () => string;
  now?: () => number;
}

/**
 * Messages on their way. Those of one conversation go one after the other, in the order written. One that found no
 * server stays, over a reload too, and is tried again with its key; one that the server refuses goes back into the draft.
 */
export class Outbox {
  private messages: readonly Outgoing[];
  private refusals: ReadonlyMap<string, ApiProblem> = new Map();
  private readonly busy = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private readonly now: () => number;

  constructor(private readonly options: OutboxOptions) {
    this.now = options.now ?? Date.now;
    this.messages = this.restore();
    this.giveBackOld();
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly all = () => this.messages;

  /** Lets go of what another window has sent or taken back. @returns what ends that */
  follow(): () => void {
    return storage.onChangeElsewhere(this.storageKey(''), (key, value) => {
      if (value === null && !this.isBeingSent(key)) this.forget(key);
    });
  }

  /** Why the server refused what was sent last; undefined once something is typed or sent again. */
  refusal(conversationId: string): ApiProblem | undefined {
    return this.refusals.get(conversationId);
  }

  forgetRefusal(conversationId: string): void {
    if (!this.refusals.has(conversationId)) return;
    this.refusals = new Map([...this.refusals].filter(([id]) => id !== conversationId));
    this.tell();
  }

  add(
    conversationId: string,
    text: string,
    attachments: readonly Attachment[] = [],
  ): Promise<void> {
    const key = (this.options.newKey ?? (() => crypto.randomUUID()))();
    this.forgetRefusal(conversationId);
    const message: Outgoing = {
      key,
      conversationId,
      text,
      attachments,
      since: this.now(),
      state: 'sending',
    };
    storage.write(this.storageKey(key), JSON.stringify(message));
    this.update([...this.messages, message]);
    return this.sendAllOf(conversationId);
  }

  /**
   * The event of a message may overtake its answer: from then on it stands where it belongs. Of one that failed it tells that
   * the answer was lost; its key brings that again.
   */
  arrived(conversationId: string, text: string | null): void {
    const first = this.firstOf(conversationId);
    if (first?.text !== text) return;
    if (first.state === 'failed') return void this.sendAllOf(conversationId);
    this.update(
      this.messages.map((each) => (each === first ? { ...each, state: 'arrived' } : each)),
    );
  }

  async retryAll(): Promise<void> {
    const ids = new Set(this.messages.map(({ conversationId }) => conversationId));
    await Promise.all([...ids].map((id) => this.sendAllOf(id)));
  }

  /** Takes an unsent message back into the draft. */
  takeBack(key: string): void {
    const message = this.messages.find((each) => each.key === key);
    if (message?.state !== 'failed') return;
    this.remove(key);
    this.giveBack(message);
  }

  async sendAllOf(conversationId: string): Promise<void> {
    if (this.busy.has(conversationId)) return;
    this.giveBackOld();
    this.busy.add(conversationId);
    try {
      this.mark(conversationId, 'sending');
      for (let next = this.firstOf(conversationId); next; next = this.firstOf(conversationId)) {
        if (!(await this.sendOne(next))) break;
      }
    } finally {
      this.busy.delete(conversationId);
    }
  }

  /** False when there is no point in trying the next one now. */
  private async sendOne(message: Outgoing): Promise<boolean> {
    try {
      await this.options.send(message);
      this.remove(message.key);
      return true;
    } catch (error) {
      // A session that ended can be taken up again; then it is tried again as well.
      if (!(error instanceof ApiProblem) || error.isPassing || error.status === 401) {
        return this.failed(message.conversationId);
      }
      this.remove(message.key);
      this.giveBack(message, error);
      this.refusals = new Map([...this.refusals, [message.conversationId, error]]);
      this.tell();
      return true;
    }
  }

  /** True where it is tried once more at once: the one that failed had arrived, so only its answer was lost. */
  private failed(conversationId: string): boolean {
    const hadArrived = this.firstOf(conversationId)?.state === 'arrived';
    this.mark(conversationId, hadArrived ? 'sending' : 'failed');
    if (!hadArrived) this.options.onFailed();
    return hadArrived;
  }

  /** The newest first: each goes before what is in the draft. */
  private giveBackOld(): void {
    const isOld = ({ since, conversationId }: Outgoing) =>
      this.now() - since > KEY_LIVES_MS && !this.busy.has(conversationId);
    for (const message of this.messages.filter(isOld).toReversed()) {
      this.remove(message.key);
      this.giveBack(message);
    }
  }

  private giveBack({ conversationId, text, attachments }: Outgoing, refusal?: ApiProblem): void {
    this.options.drafts.giveBack(conversationId, text);
    this.options.uploads.giveBack(conversationId, attachments, refusal);
  }

  private firstOf(conversationId: string): Outgoing | undefined {
    return this.messages.find((each) => each.conversationId === conversationId);
  }

  private mark(conversationId: string, state: Outgoing['state']): void {
    this.update(
      this.messages.map((each) =>
        each.conversationId === conversationId ? { ...each, state } : each,
      ),
    );
  }

  private isBeingSent(key: string): boolean {
    return [...this.busy].some((conversationId) => this.firstOf(conversationId)?.key === key);
  }

  private remove(key: string): void {
    storage.write(this.storageKey(key), null);
    this.forget(key);
  }

  private forget(key: string): void {
    this.update(this.messages.filter((each) => each.key !== key));
  }

  private update(messages: readonly Outgoing[]): void {
    this.messages = messages;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  private restore(): Outgoing[] {
    return storage
      .readAll(this.storageKey(''))
      .map((message) => ({
        attachments: [],
        ...(JSON.parse(message) as Omit<Outgoing, 'attachments'>),
        state: 'failed' as const,
      }))
      .toSorted((a, b) => a.since - b.since);
  }

  /** Each under a key of its own, since two windows keep theirs side by side. */
  private storageKey(key: string): string {
    return `user.${this.options.userId}.outbox.${key}`;
  }
}
