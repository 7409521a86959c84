import { ApiProblem } from '@/api/problem';
import type { Unsent } from '@/api/store/state';
import type { Attachment } from '@/api/types';
import type { Uploads } from '@/features/attachments/uploads';
import { exclusively } from '@/lib/exclusively';
import { storage } from '@/lib/storage';
import type { Drafts } from './drafts';

/** The server remembers a key for 24 hours; after that a try could say the same thing twice. */
const KEY_LIVES_MS = 23 * 60 * 60 * 1000;

interface OutboxOptions {
  userId: string;
  drafts: Drafts;
  uploads: Uploads;
  /** Sends one message. @throws ApiProblem */
  send: (message: Unsent) => Promise<void>;
  /** Called once for each message that the server has accepted, as its answer shows, or its entry. */
  onAccepted: (message: Unsent) => void;
  /** Called once for each message that could not be sent; a waiting one is tried again. */
  onFailed: (state: 'waiting' | 'failed') => void;
  newKey?: () => string;
  now?: () => number;
}

/**
 * Messages on their way. Those of one conversation go one after the other, in the order written. One that found no
 * server stays, over a reload too, and is tried again with its key; one that the server refuses goes back into the draft.
 *
 * All windows of a user in one browser have the same messages, and any of them sends what another has left: one window at
 * a time for each conversation.
 */
export class Outbox {
  private messages: readonly Unsent[];
  private refusals: ReadonlyMap<string, ApiProblem> = new Map();
  private readonly busy = new Set<string>();
  /** The keys of messages whose request is under way from here. */
  private readonly inFlight = new Set<string>();
  /** The keys of messages that the browser keeps for all windows. */
  private readonly kept = new Set<string>();
  private readonly toldAs = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private readonly now: () => number;

  constructor(private readonly options: OutboxOptions) {
    this.now = options.now ?? Date.now;
    this.messages = [];
    this.readKept();
    this.giveBackOld();
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly all = () => this.messages;

  /** Takes over what another window sends, should it not get to it, and lets go of what that has sent. @returns what ends that */
  follow(): () => void {
    return storage.onChangeElsewhere(this.storageKey(''), (_, value) => {
      this.readKept();
      if (value !== null) void this.sendAllOf(parsed(value).conversationId);
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
    const message: Unsent = {
      key,
      conversationId,
      text,
      attachments,
      since: this.now(),
      state: 'sending',
    };
    storage.write(this.storageKey(key), JSON.stringify(message));
    if (storage.read(this.storageKey(key)) !== null) this.kept.add(key);
    this.update([...this.messages, message]);
    return this.sendAllOf(conversationId);
  }

  /** The server has accepted the message with this key, as its entry shows; the answer, also a lost one, adds nothing. */
  accepted(key: string): void {
    const message = this.find(key);
    if (message === undefined) return;
    this.remove(key);
    this.options.onAccepted(message);
  }

  /** Whether something goes again by itself, once there is a way to the server. */
  isWaiting(): boolean {
    return this.messages.some(({ state }) => state === 'waiting');
  }

  async retryAll(): Promise<void> {
    this.readKept();
    const ids = new Set(this.messages.map(({ conversationId }) => conversationId));
    await Promise.all([...ids].map((id) => this.sendAllOf(id)));
  }

  /** Takes an unsent message back into the draft, unless another window is about to send it. */
  async takeBack(key: string): Promise<void> {
    const { conversationId, state } = this.find(key) ?? {};
    if (conversationId === undefined || (state !== 'waiting' && state !== 'failed')) return;
    await this.alone(conversationId, () => {
      this.readKept();
      const message = this.find(key);
      if (message === undefined) return Promise.resolve();
      this.remove(key);
      this.giveBack(message);
      return Promise.resolve();
    });
  }

  async sendAllOf(conversationId: string): Promise<void> {
    if (this.busy.has(conversationId)) return;
    this.busy.add(conversationId);
    try {
      this.mark(conversationId, 'sending');
      // Messages added while the lock is being released are sent in another run.
      while (this.hasSending(conversationId)) {
        await this.alone(conversationId, () => this.sendInTurn(conversationId));
      }
    } finally {
      this.busy.delete(conversationId);
    }
  }

  private async sendInTurn(conversationId: string): Promise<void> {
    // Another window may have had its turn before.
    this.readKept();
    this.giveBackOld();
    for (let next = this.firstOf(conversationId); next; next = this.firstOf(conversationId)) {
      if (!(await this.sendOne(next))) return;
    }
  }

  /** False when there is no point in trying the next one now. */
  private async sendOne(message: Unsent): Promise<boolean> {
    this.inFlight.add(message.key);
    try {
      await this.options.send(message);
      this.accepted(message.key);
      return true;
    } catch (error) {
      if (this.find(message.key) === undefined) return true;
      // A session that ended can be taken up again; then it is tried again as well.
      if (!(error instanceof ApiProblem) || error.isPassing || error.status === 401) {
        const hasAnswer = error instanceof ApiProblem && error.status !== 0;
        return this.failed(message, hasAnswer ? 'failed' : 'waiting');
      }
      this.remove(message.key);
      this.giveBack(message, error);
      this.refusals = new Map([...this.refusals, [message.conversationId, error]]);
      this.tell();
      return true;
    } finally {
      this.inFlight.delete(message.key);
    }
  }

  private failed({ key, conversationId }: Unsent, state: 'waiting' | 'failed'): false {
    this.mark(conversationId, state);
    if (!this.toldAs.has(`${key} ${state}`)) {
      this.toldAs.add(`${key} ${state}`);
      this.options.onFailed(state);
    }
    return false;
  }

  /** The newest first: each goes before what is in the draft. */
  private giveBackOld(): void {
    const isOld = ({ since, key }: Unsent) =>
      this.now() - since > KEY_LIVES_MS && !this.inFlight.has(key);
    for (const message of this.messages.filter(isOld).toReversed()) {
      this.remove(message.key);
      this.giveBack(message);
    }
  }

  private giveBack({ conversationId, text, attachments }: Unsent, refusal?: ApiProblem): void {
    this.options.drafts.giveBack(conversationId, text);
    this.options.uploads.giveBack(conversationId, attachments, refusal);
  }

  private firstOf(conversationId: string): Unsent | undefined {
    return this.messages.find((each) => each.conversationId === conversationId);
  }

  private mark(conversationId: string, state: Unsent['state']): void {
    this.update(
      this.messages.map((each) =>
        each.conversationId === conversationId ? { ...each, state } : each,
      ),
    );
  }

  private find(key: string): Unsent | undefined {
    return this.messages.find((each) => each.key === key);
  }

  private hasSending(conversationId: string): boolean {
    return this.messages.some(
      (each) => each.conversationId === conversationId && each.state === 'sending',
    );
  }

  /** Nobody is to send the messages of this conversation meanwhile. */
  private alone(conversationId: string, run: () => Promise<void>): Promise<void> {
    return exclusively(`outbox.${this.options.userId}.${conversationId}`, run);
  }

  private remove(key: string): void {
    storage.write(this.storageKey(key), null);
    this.forget(key);
  }

  private forget(key: string): void {
    this.update(this.messages.filter((each) => each.key !== key));
  }

  private update(messages: readonly Unsent[]): void {
    this.messages = messages;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  /** Takes over what the browser keeps: what other windows have added, sent and taken back. */
  private readKept(): void {
    const kept = storage.readAll(this.storageKey('')).map(parsed);
    const keys = new Set(kept.map(({ key }) => key));
    const isGone = ({ key }: Unsent) =>
      this.kept.has(key) && !keys.has(key) && !this.inFlight.has(key);
    const added = kept.filter(({ key }) => this.find(key) === undefined);
    if (added.length === 0 && !this.messages.some(isGone)) return;
    for (const { key } of added) this.kept.add(key);
    this.update(
      [...this.messages.filter((message) => !isGone(message)), ...added].toSorted(
        (a, b) => a.since - b.since,
      ),
    );
  }

  /** Each under a key of its own, since two windows keep theirs side by side. */
  private storageKey(key: string): string {
    return `user.${this.options.userId}.outbox.${key}`;
  }
}

function parsed(kept: string): Unsent {
  const message = JSON.parse(kept) as Omit<Unsent, 'attachments'>;
  return { attachments: [], ...message, state: 'waiting' };
}
