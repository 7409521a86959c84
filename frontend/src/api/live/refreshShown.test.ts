import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { problem } from '@/test/server';
import { keys } from '../keys';
import { ApiProblem } from '../problem';
import { refreshShown } from './refreshShown';

const unreachable = ApiProblem.unreachable(new TypeError('no network'));
const ask = vi.fn<() => Promise<{ conversations: number }>>();
let queryClient: QueryClient;
let hide: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  ask.mockReset().mockRejectedValue(unreachable);
  queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const shown = new QueryObserver(queryClient, {
    queryKey: keys.unreadCount(),
    queryFn: ask,
    initialData: { conversations: 0 },
    staleTime: Infinity,
  });
  hide = shown.subscribe(() => {});
});
afterEach(() => {
  hide();
  vi.useRealTimers();
});

const badge = () => queryClient.getQueryData(keys.unreadCount());

describe('H2 what could not be asked for after a gap', () => {
  it('is asked for again, at growing intervals, until there is an answer', async () => {
    await refreshShown(queryClient);
    for (const [seconds, asked] of [
      [4, 1],
      [5, 2],
      [5, 2],
      [10, 3],
    ] as const) {
      await vi.advanceTimersByTimeAsync(seconds * 1_000);
      expect(ask).toHaveBeenCalledTimes(asked);
    }
    ask.mockResolvedValue({ conversations: 3 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(badge()).toEqual({ conversations: 3 });
    await vi.advanceTimersByTimeAsync(600_000);
    expect(ask).toHaveBeenCalledTimes(4);
  });

  it('is asked for at once when the network is back', async () => {
    await refreshShown(queryClient);
    ask.mockResolvedValue({ conversations: 3 });
    window.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(badge()).toEqual({ conversations: 3 });
  });

  it('is asked for once, however many gaps there were', async () => {
    await refreshShown(queryClient);
    await refreshShown(queryClient);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('is left alone where it was refused, or is not shown any more', async () => {
    ask.mockRejectedValueOnce(await ApiProblem.of(problem(404, 'not-found')));
    await refreshShown(queryClient);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(ask).toHaveBeenCalledTimes(1);
    await refreshShown(queryClient);
    hide();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(ask).toHaveBeenCalledTimes(2);
  });
});
