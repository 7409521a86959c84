import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ToastRegion } from './Toast';
import { dropPopUp, showPopUp, showToast } from './toasts';

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

  it('is read out alone, not with those that stand there still', () => {
    show('Done');
    expect(screen.getByRole('status').getAttribute('aria-atomic')).toBe('false');
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

describe('a pop-up', () => {
  const pop = (key: string, text: string, onOpen = () => {}) =>
    act(() => showPopUp(key, text, { by: { id: 'b', name: 'Bob' }, where: 'Lunch', onOpen }));

  it('G5 is the only one of its conversation, and goes when that is read', () => {
    pop('c1', 'Soup?');
    pop('c2', 'Tea?');
    pop('c1', 'Or salad?');
    expect(screen.queryByText('Soup?')).toBeNull();
    expect(screen.getByText('Or salad?')).toBeDefined();
    act(() => dropPopUp('c1'));
    expect(screen.queryByText('Or salad?')).toBeNull();
    expect(screen.getByText('Tea?')).toBeDefined();
  });

  it('never comes with more than two others', () => {
    for (const key of ['c1', 'c2', 'c3', 'c4']) pop(key, key);
    expect(screen.getAllByRole('button', { name: /^Bob/ })).toHaveLength(3);
    expect(screen.queryByText('c1')).toBeNull();
  });

  it('leads to what it tells, which is text and nothing else', async () => {
    const onOpen = vi.fn<() => void>();
    pop('c1', '<b>Soup</b>', onOpen);
    await userEvent.click(screen.getByText('<b>Soup</b>'));
    expect(onOpen).toHaveBeenCalledOnce();
    expect(screen.queryByText('<b>Soup</b>')).toBeNull();
  });
});
