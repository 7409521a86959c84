import type { Attachment } from '@/api/types';
import { storage } from '@/lib/storage';

/** The server removes after a day what no message took (I3). */
const LIVES_MS = 23 * 60 * 60 * 1000;

interface Kept {
  attachment: Attachment;
  /** Milliseconds since 1970. */
  since: number;
}

/** Uploaded files that wait for their message, over a reload. */
export class KeptUploads {
  constructor(
    private readonly userId: string,
    private readonly now: () => number,
  ) {}

  read(place: string): Attachment[] {
    return this.readAll(place).map(({ attachment }) => attachment);
  }

  write(place: string, attachments: readonly Attachment[]): void {
    const known = new Map(this.readAll(place).map((kept) => [kept.attachment.id, kept.since]));
    const kept = attachments.map((attachment): Kept => {
      return { attachment, since: known.get(attachment.id) ?? this.now() };
    });
    storage.write(this.key(place), kept.length > 0 ? JSON.stringify(kept) : null);
  }

  /** Calls `listener` when another window changes what is kept at a place. @returns what ends that */
  onChangeElsewhere(listener: (place: string) => void): () => void {
    return storage.onChangeElsewhere(this.key(''), listener);
  }

  private readAll(place: string): Kept[] {
    const kept = JSON.parse(storage.read(this.key(place)) ?? '[]') as Kept[];
    return kept.filter(({ since }) => this.now() - since < LIVES_MS);
  }

  private key(place: string): string {
    return `user.${this.userId}.files.${place}`;
  }
}
