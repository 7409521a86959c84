import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { liveState } from '@/api/live/liveState';
import { useAsOf } from './useAsOf';

interface List {
  loaded: string | undefined;
  changedAt: number;
}

const queryClient = new QueryClient();

function follow(initialProps: List) {
  return renderHook(({ loaded, changedAt }: List) => useAsOf(loaded, changedAt), {
    initialProps,
    wrapper: ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    ),
  });
}

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(queryClient, 'fetchQuery').mockResolvedValue({ conversations: 1, asOf: 'later' });
  liveState.set(true);
});
afterEach(() => {
  vi.useRealTimers();
  liveState.set(false);
});

it('B8 counts what came in later once it is shown for sure', async () => {
  const { result, rerender } = follow({ loaded: 'first', changedAt: 1 });
  rerender({ loaded: 'first', changedAt: 2 });
  await pass(1_000);
  expect(result.current).toBe('first');
  await pass(2_000);
  expect(result.current).toBe('later');
});

it('B8 is unknown until another list is loaded', async () => {
  const { result, rerender } = follow({ loaded: 'first', changedAt: 1 });
  rerender({ loaded: 'first', changedAt: 2 });
  rerender({ loaded: undefined, changedAt: 0 });
  await pass(10_000);
  expect(result.current).toBeUndefined();
});
