import { renderHook } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useShowSent } from './useShowSent';

it('C2 goes to the end for what is sent now, not where it was on its way before or has arrived', () => {
  const toBottom = vi.fn<() => void>();
  const { rerender } = renderHook(({ outgoing }) => useShowSent(outgoing, toBottom), {
    initialProps: { outgoing: 1 },
  });
  expect(toBottom).not.toHaveBeenCalled();
  rerender({ outgoing: 2 });
  expect(toBottom).toHaveBeenCalledTimes(1);
  rerender({ outgoing: 1 });
  rerender({ outgoing: 0 });
  expect(toBottom).toHaveBeenCalledTimes(1);
  rerender({ outgoing: 1 });
  expect(toBottom).toHaveBeenCalledTimes(2);
});
