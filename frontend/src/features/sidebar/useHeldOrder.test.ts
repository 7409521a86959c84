import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '@/api/problem';
import { aConversation } from '@/test/fixtures';
import { problem } from '@/test/server';
import { useHeldOrder } from './useHeldOrder';

const pages = [{ key: 'first', offset: 0, conversations: [aConversation(1)] }];
const scroller = { current: null };
const refetch = vi.fn<() => Promise<unknown>>();

function hold(error: Error | null) {
  const list = {
    pages,
    data: {},
    isStale: true,
    error,
    errorUpdatedAt: error === null ? 0 : Date.now(),
    isFetching: false,
    refetch,
  };
  renderHook(() => useHeldOrder(list, scroller));
}

beforeEach(() => {
  vi.useFakeTimers();
  refetch.mockReset().mockResolvedValue(undefined);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('F5 a list of which only the server knows what belongs into it', () => {
  it('is asked for once nobody uses it', () => {
    hold(null);
    vi.advanceTimersByTime(500);
    expect(refetch).toHaveBeenCalled();
  });

  it('is asked for again a while after the server was away', () => {
    hold(ApiProblem.unreachable(new TypeError('no network')));
    vi.advanceTimersByTime(9_000);
    expect(refetch).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2_000);
    expect(refetch).toHaveBeenCalled();
  });

  it('is not asked for again where the server refused', async () => {
    hold(await ApiProblem.of(problem(404, 'not-found')));
    vi.advanceTimersByTime(60_000);
    expect(refetch).not.toHaveBeenCalled();
  });
});
