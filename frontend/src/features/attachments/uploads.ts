import type { Attachment } from '@/api/types';
import { ApiProblem } from '@/api/problem';
import type { uploadFile } from '@/api/upload';
import { KeptUploads } from './keptUploads';

/** A file on its way to the server, or there and waiting for its message. */
export interface Upload {
  /** Stays the same whatever becomes of it. */
  id: string;
  name: string;
  size: number;
  state: 'uploading' | 'done' | 'failed';
  /** How much of it is sent, from 0 to 1. */
  share: number;
  /** Once it is done. */
  attachment?: Attachment;
  /** Why it failed. */
  reason?: 'tooLarge' | 'gone' | ApiProblem;
  /** The file itself, as long as this page has it. */
  file?: File;
}

/** Files that a place did not take, until the next change there. */
export interface LeftOut {
  names: readonly string[];
  most: number;
}

export interface FileLimits {
  attachmentsPerMessage: number;
  attachmentSize: number;
}

interface UploadsOptions {
  userId: string;
  upload: typeof uploadFile;
  newKey?: () => string;
  now?: () => number;
}

/** So that the rest of the page keeps a way to the server: a browser opens six connections. */
const MAX_CONCURRENT = 3;
const NONE: readonly Upload[] = [];

/**
 * The files of messages being written, by place: a conversation's id, or that of a new one's draft. What is uploaded
 * stays over a reload until it is sent; what is not can't, since a browser gives a file only once.
 */
export class Uploads {
  private readonly places = new Map<string, readonly Upload[]>();
  private readonly leftOuts = new Map<string, LeftOut>();
  private readonly running = new Map<string, AbortController>();
  /** Under which Idempotency-Key an upload goes, where that is no longer its id. */
  private readonly keys = new Map<string, string>();
  /** The sent files by attachment id, in case they come back. */
  private readonly sent = new Map<string, File>();
  private readonly listeners = new Set<() => void>();
  private readonly kept: KeptUploads;

  constructor(private readonly options: UploadsOptions) {
    this.kept = new KeptUploads(options.userId, options.now ?? Date.now);
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /**
   * Takes over what another window has uploaded, sent or taken out: a file goes on one message, once (I1). What is on its way
   * here stays. @returns what ends that
   */
  follow(): () => void {
    return this.kept.onChangeElsewhere((place) => {
      const kept = this.kept.read(place);
      const stays = ({ state, attachment }: Upload) =>
        state !== 'done' || kept.some(({ id }) => id === attachment?.id);
      const here = this.of(place).filter(stays);
      const known = new Set(here.map(({ attachment }) => attachment?.id));
      const added = kept.filter(({ id }) => !known.has(id)).map(doneUpload);
      this.show(place, [...here, ...added]);
    });
  }

  of(place: string): readonly Upload[] {
    const known = this.places.get(place);
    if (known !== undefined) return known;
    const kept = this.kept.read(place).map(doneUpload);
    this.places.set(place, kept.length > 0 ? kept : NONE);
    return this.of(place);
  }

  leftOut(place: string): LeftOut | undefined {
    return this.leftOuts.get(place);
  }

  add(place: string, files: readonly File[], limits: FileLimits): void {
    const room = Math.max(0, limits.attachmentsPerMessage - this.of(place).length);
    const names = files.slice(room).map(({ name }) => name);
    this.leftOuts.delete(place);
    if (names.length > 0) {
      this.leftOuts.set(place, { names, most: limits.attachmentsPerMessage });
    }
    const added = files.slice(0, room).map((file): Upload => {
      const { name, size } = file;
      const id = this.newKey();
      return size > limits.attachmentSize
        ? { id, name, size, state: 'failed', share: 0, reason: 'tooLarge' }
        : { id, name, size, state: 'uploading', share: 0, file };
    });
    this.set(place, [...this.of(place), ...added]);
    this.startNext();
  }

  remove(place: string, id: string): void {
    this.running.get(id)?.abort();
    this.leftOuts.delete(place);
    this.set(
      place,
      this.of(place).filter((upload) => upload.id !== id),
    );
  }

  retry(place: string, id: string): void {
    const upload = this.of(place).find((each) => each.id === id);
    if (upload?.file === undefined || upload.state !== 'failed') return;
    // Under its old key the server would answer with the file that is gone.
    if (upload.reason === 'gone') this.keys.set(id, this.newKey());
    const { reason: _, attachment: __, ...rest } = upload;
    this.change(place, id, () => ({ ...rest, state: 'uploading', share: 0 }));
    this.startNext();
  }

  /** Empties a place. @returns what was uploaded there, in the order chosen */
  take(place: string): Attachment[] {
    const uploads = this.of(place);
    for (const { id, attachment, file } of uploads) {
      this.running.get(id)?.abort();
      if (attachment && file) this.sent.set(attachment.id, file);
    }
    this.leftOuts.delete(place);
    this.set(place, NONE);
    return uploads.flatMap(({ state, attachment }) => (state === 'done' && attachment) || []);
  }

  /** Puts back what was taken. Why it was refused tells which of it can't be sent any more. */
  giveBack(place: string, attachments: readonly Attachment[], refusal?: unknown): void {
    const back = attachments.map((attachment, at): Upload => {
      const file = this.sent.get(attachment.id);
      const upload = { ...doneUpload(attachment), ...(file && { file }) };
      return isGone(refusal, at)
        ? { ...upload, id: this.newKey(), state: 'failed', reason: 'gone' }
        : upload;
    });
    this.set(place, [...back, ...this.of(place)]);
  }

  /** These are on a message now. */
  forget(attachments: readonly Attachment[]): void {
    for (const { id } of attachments) this.sent.delete(id);
  }

  private startNext(): void {
    for (const [place, uploads] of this.places) {
      for (const upload of uploads) {
        if (this.running.size >= MAX_CONCURRENT) return;
        if (upload.state === 'uploading' && !this.running.has(upload.id)) {
          void this.run(place, upload);
        }
      }
    }
  }

  private async run(place: string, { id, file }: Upload): Promise<void> {
    if (file === undefined) return;
    const abort = new AbortController();
    this.running.set(id, abort);
    try {
      const attachment = await this.options.upload(file, {
        key: this.keys.get(id) ?? id,
        signal: abort.signal,
        onProgress: (share) => this.change(place, id, (upload) => ({ ...upload, share })),
      });
      this.change(place, id, (upload) => ({ ...upload, state: 'done', share: 1, attachment }));
    } catch (error) {
      const reason = error instanceof ApiProblem ? error : ApiProblem.unreachable(error);
      this.change(place, id, (upload) => ({ ...upload, state: 'failed', reason }));
    } finally {
      this.running.delete(id);
      this.startNext();
    }
  }

  /** Nothing, where it was taken away meanwhile. */
  private change(place: string, id: string, change: (upload: Upload) => Upload): void {
    this.set(
      place,
      this.of(place).map((upload) => (upload.id === id ? change(upload) : upload)),
    );
  }

  private set(place: string, uploads: readonly Upload[]): void {
    this.kept.write(
      place,
      uploads.flatMap(({ state, attachment }) => (state === 'done' && attachment) || []),
    );
    this.show(place, uploads);
  }

  private show(place: string, uploads: readonly Upload[]): void {
    this.places.set(place, uploads);
    for (const listener of this.listeners) listener();
  }

  private newKey(): string {
    return (this.options.newKey ?? (() => crypto.randomUUID()))();
  }
}

function doneUpload(attachment: Attachment): Upload {
  const { id, name, size } = attachment;
  return { id, name, size, state: 'done', share: 1, attachment };
}

/** Sent already, or removed since nobody sent it for a day. */
function isGone(refusal: unknown, at: number): boolean {
  if (!(refusal instanceof ApiProblem)) return false;
  return (
    refusal.slug === 'attachment-used' ||
    refusal.errors.some(({ field }) => field === `attachmentIds[${at}]`)
  );
}
