import { ApiProblem } from '../problem';
import { type LiveEvent, readEvents } from './eventStream';
import { pause } from './wake';

const LONGEST_PAUSE_MS = 30_000;
/** A connection that ends sooner did not work: the pause goes on growing. */
const WORKED_MS = 5_000;

interface Connection {
  about?: string;
  /** The id of the last event heard; null while there was none. */
  after: () => number | null;
  /** `isNew`: it begins now, and whatever happened before it was not heard. `at` as the stream's. */
  onOpen: (isNew: boolean, at: number | null) => void;
  onEvent: (event: LiveEvent) => void;
  onSign?: () => void;
  onDown: () => void;
  signal: AbortSignal;
}

/**
 * Reads the events for as long as it may: a connection that ends is followed by another one, which begins where it ended.
 * Resolves when `signal` says so, or when the server refuses: then there is no session, or nothing that may be seen.
 */
export async function stayConnected({ about, signal, ...listener }: Connection): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const after = listener.after();
    let openedAt = Infinity;
    try {
      await readEvents(
        { about, after },
        {
          onOpen(at) {
            openedAt = Date.now();
            listener.onOpen(after === null, at);
          },
          onEvent: listener.onEvent,
          onSign: () => listener.onSign?.(),
        },
        signal,
      );
    } catch (error) {
      if (error instanceof ApiProblem && isFinal(error)) return;
    }
    if (signal.aborted) return;
    failures = Date.now() - openedAt > WORKED_MS ? 0 : failures + 1;
    listener.onDown();
    await pause(pauseAfter(failures), signal);
  }
}

function isFinal({ status }: ApiProblem): boolean {
  return [400, 401, 403, 404].includes(status);
}

/** In milliseconds: hardly any at first, twice as long each time; by chance, since all clients of a node lose it at once. */
export function pauseAfter(failures: number, chance = Math.random()): number {
  const longest = failures === 0 ? 300 : Math.min(LONGEST_PAUSE_MS, 500 * 2 ** failures);
  return longest * (0.5 + chance / 2);
}
