import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { fileClient } from '../client';
import type { EventData } from '../types';
import { onWake } from './wake';

/** The server says something every 15 s at least: a connection that is silent for longer than this is dead, though nobody said so. */
const SILENCE_MS = 40_000;
/** After a sleep nobody waits that long: by then it should have said something. */
const OVERDUE_MS = 20_000;

/** An event of the server; `reset` means that too much was missed. */
export type LiveEvent =
  { id: number; name: 'reset' } | { id: number; name: string; data: EventData };

/** Which stream, and from where on: `after` is the id of the last event heard, null for whatever happens from now on. */
export interface Place {
  /** A record, as `type:id`, whose tab it is about; else it is about the user's own conversations. */
  about?: string | undefined;
  after: number | null;
}

interface Hearing {
  /** From here on nothing is missed. `at` is the id that a new stream begins with, to come back with while nothing has happened; null where `after` says it. */
  onOpen: (at: number | null) => void;
  onEvent: (event: LiveEvent) => void;
  /** Something came, if only a sign of life. */
  onSign: () => void;
}

/** Reads one connection to its end, which is that of the token, or of the server. @throws ApiProblem, or what a cut network throws */
export async function readEvents(
  { about, after }: Place,
  { onOpen, onEvent, onSign }: Hearing,
  signal: AbortSignal,
): Promise<void> {
  const silence = watchSilence();
  const parser = createParser({
    onEvent(message) {
      if (message.event === 'open') onOpen(Number(message.id));
      else onEvent(eventOf(message));
    },
    // A stream that goes on has no event to begin with.
    onComment(text) {
      if (after !== null && text.trim() === 'open') onOpen(null);
    },
  });
  const decoder = new TextDecoder();
  const ends = AbortSignal.any([signal, silence.signal]);
  try {
    const { response } = await fileClient.GET('/api/v1/events', {
      params: {
        query: about === undefined ? {} : { about },
        header: after === null ? {} : { 'Last-Event-ID': String(after) },
      },
      parseAs: 'stream',
      cache: 'no-store',
      signal: ends,
    });
    const reader = response.body?.getReader();
    ends.addEventListener('abort', () => void reader?.cancel().catch(() => {}));
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      silence.heard();
      onSign();
      parser.feed(decoder.decode(part.value, { stream: true }));
    }
  } finally {
    silence.stop();
  }
}

function eventOf({ id, event, data }: EventSourceMessage): LiveEvent {
  const name = event ?? 'message';
  return name === 'reset'
    ? { id: Number(id), name }
    : { id: Number(id), name, data: JSON.parse(data) as EventData };
}

/** Aborts `signal` when nothing was heard for too long; at once when the network goes or comes back, since the connection goes with it. */
function watchSilence() {
  const cut = new AbortController();
  let heardAt = Date.now();
  let timer = setTimeout(() => cut.abort(), SILENCE_MS);
  const stopWaking = onWake((cause) => {
    if (cause === 'online' || Date.now() - heardAt > OVERDUE_MS) cut.abort();
  });
  const lose = () => cut.abort();
  window.addEventListener('offline', lose);
  return {
    signal: cut.signal,
    heard() {
      heardAt = Date.now();
      clearTimeout(timer);
      timer = setTimeout(() => cut.abort(), SILENCE_MS);
    },
    stop() {
      clearTimeout(timer);
      stopWaking();
      window.removeEventListener('offline', lose);
    },
  };
}
