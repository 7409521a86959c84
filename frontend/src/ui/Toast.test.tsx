import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ToastRegion } from './Toast';
import { showToast } from './toasts';

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  render(<ToastRegion label="Notifications" closeLabel="Dismiss" />);
});
afterEach(() => {
  vi.useRealTimers();
});

const show = (text: string, action?: Parameters<typeof showToast>[1]) =>
  act(() => showToast(text, action));

describe('a toast', () => {
  it('goes after a while, later when there is something to do', () => {
    show('Done');
    show('Deleted', { label: 'Undo', run: () => {} });
    act(() => void vi.advanceTimersByTime(7_000));
    expect(screen.queryByText('Done')).toBeNull();
    expect(screen.getByText('Deleted')).toBeDefined();
    act(() => void vi.advanceTimersByTime(7_000));
    expect(screen.queryByText('Deleted')).toBeNull();
  });

  it('is reached with F6, and stays while the focus is on it', async () => {
    const run = vi.fn<() => void>();
    show('Deleted', { label: 'Undo', run });
    await userEvent.keyboard('{F6}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Undo' }));
    act(() => void vi.advanceTimersByTime(60_000));
    await userEvent.keyboard('{Enter}');
    expect(run).toHaveBeenCalledOnce();
    expect(screen.queryByText('Deleted')).toBeNull();
  });
});
