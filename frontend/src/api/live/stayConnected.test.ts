import { http, HttpResponse } from 'msw';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { problem, server } from '@/test/server';
import { pauseAfter, stayConnected } from './stayConnected';

/** Each element is one connection: what it sends before it ends, or an answer that is none. */
function answerWith(...connections: (string[] | Response | 'silence')[]) {
  const asked: (string | null)[] = [];
  server.use(
    http.get('*/api/v1/events', ({ request }) => {
      asked.push(request.headers.get('Last-Event-ID'));
      const next = connections.shift() ?? 'silence';
      if (next instanceof Response) return next;
      const isNew = asked.at(-1) === null;
      const body = new ReadableStream<string>({
        start(stream) {
          stream.enqueue(': open\n\n');
          if (isNew) stream.enqueue('id: 3\nevent: open\ndata: {}\n\n');
          if (next === 'silence') return;
          for (const part of next) stream.enqueue(part);
          stream.close();
        },
      });
      return new HttpResponse(body.pipeThrough(new TextEncoderStream()));
    }),
  );
  return asked;
}

let over = new AbortController();
afterEach(() => {
  over.abort();
  over = new AbortController();
  vi.useRealTimers();
});

function connect() {
  const { signal } = over;
  const heard: string[] = [];
  let last: number | null = null;
  const done = stayConnected({
    signal,
    after: () => last,
    onOpen(isNew, at) {
      last ??= at;
      heard.push(isNew ? 'new' : 'again');
    },
    onEvent(event) {
      last = event.id;
      heard.push(`${event.name} ${event.id}`);
    },
    onDown: () => heard.push('down'),
  });
  return { heard, done };
}

const event = (id: number, name = 'message.created') =>
  `id: ${id}\nevent: ${name}\ndata: {"conversationId":"c"}\n\n`;

describe('the connection', () => {
  it('H2 goes on after the last event that it heard', async () => {
    const asked = answerWith([event(4), event(7)], [event(9, 'reset')]);
    const { heard } = connect();
    await vi.waitFor(() => expect(asked).toHaveLength(3), { timeout: 5_000 });
    expect(asked).toEqual([null, '7', '9']);
    expect(heard.slice(0, 7)).toEqual([
      'new',
      'message.created 4',
      'message.created 7',
      'down',
      'again',
      'reset 9',
      'down',
    ]);
  });

  it('H2 goes on from where the stream began when it is cut before the first event', async () => {
    const asked = answerWith([], [event(4)]);
    const { heard } = connect();
    await vi.waitFor(() => expect(heard).toContain('message.created 4'));
    expect(asked.slice(0, 2)).toEqual([null, '3']);
    expect(heard.slice(0, 4)).toEqual(['new', 'down', 'again', 'message.created 4']);
  });

  it('reads what comes in pieces', async () => {
    const text = event(5).replace('"c"', '"é…"');
    answerWith([text.slice(0, 20), text.slice(20)]);
    const { heard } = connect();
    await vi.waitFor(() => expect(heard).toContain('message.created 5'));
  });

  it('ends where the server refuses, and goes on where it is only away', async () => {
    answerWith(problem(503, 'unavailable'), problem(404, 'not-found'));
    const { heard, done } = connect();
    await done;
    expect(heard).toEqual(['down']);
  });

  it('ends when it is told to', async () => {
    answerWith();
    const { heard, done } = connect();
    await vi.waitFor(() => expect(heard).toEqual(['new']));
    over.abort();
    await done;
    expect(heard).toEqual(['new']);
  });

  it('tries again at once when the network is back', async () => {
    const asked = answerWith('silence', problem(503, 'unavailable'), problem(503, 'unavailable'));
    const { heard } = connect();
    await vi.waitFor(() => expect(heard).toEqual(['new']));
    window.dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(heard).toEqual(['new', 'down', 'down']), { timeout: 5_000 });
    window.dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(asked).toHaveLength(3), { timeout: 400 });
  });

  it('takes a long silence for its end', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const asked = answerWith('silence', 'silence');
    const { heard } = connect();
    await vi.waitFor(() => expect(heard).toEqual(['new']));
    await vi.advanceTimersByTimeAsync(41_000);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(heard).toContain('down');
  });
});

describe('the pause before the next try', () => {
  it.each([
    [0, 150, 300],
    [1, 500, 1_000],
    [3, 2_000, 4_000],
    [20, 15_000, 30_000],
  ])('after %i failures is between %i and %i ms', (failures, shortest, longest) => {
    expect(pauseAfter(failures, 0)).toBe(shortest);
    expect(pauseAfter(failures, 1)).toBe(longest);
  });
});
