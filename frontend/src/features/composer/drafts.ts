import { storage } from '@/lib/storage';

/** Typed and unsent texts by conversation; kept over a reload until they are sent or the user signs out. */
export class Drafts {
  private readonly texts = new Map<string, string>();
  private known: readonly string[] | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly userId: string) {}

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes over what is typed in another window: nobody types in two at once. @returns what ends that */
  follow(): () => void {
    return storage.onChangeElsewhere(this.key(''), (conversationId, text) => {
      this.texts.set(conversationId, text ?? '');
      this.tell();
    });
  }

  get(conversationId: string): string {
    const known = this.texts.get(conversationId);
    if (known !== undefined) return known;
    const kept = storage.read(this.key(conversationId)) ?? '';
    this.texts.set(conversationId, kept);
    return kept;
  }

  /** The ids of the conversations with a draft; the same array while they are the same. */
  readonly conversationIds = (): readonly string[] => {
    if (this.known === undefined) {
      for (const [id, text] of storage.readEach(this.key(''))) {
        if (!this.texts.has(id)) this.texts.set(id, text);
      }
      this.known = [...this.texts].flatMap(([id, text]) => (text.trim() === '' ? [] : [id]));
    }
    return this.known;
  };

  set(conversationId: string, text: string): void {
    this.texts.set(conversationId, text);
    storage.write(this.key(conversationId), text === '' ? null : text);
    this.tell();
  }

  /** Gives a text back that could not be sent, before whatever was typed since. */
  giveBack(conversationId: string, text: string): void {
    const typed = this.get(conversationId);
    this.set(conversationId, typed === '' ? text : `${text}\n${typed}`);
  }

  private tell(): void {
    this.known = undefined;
    for (const listener of this.listeners) listener();
  }

  private key(conversationId: string): string {
    return `user.${this.userId}.draft.${conversationId}`;
  }
}
