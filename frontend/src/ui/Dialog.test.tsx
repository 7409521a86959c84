import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { afterEach, expect, it, vi } from 'vitest';
import { renderApp } from '@/test/render';
import { Dialog } from './Dialog';

/** A dialog above another. What opened the lower one can't take the focus meanwhile, as what is inert can't in a browser. */
function Two() {
  const [open, setOpen] = useState<'none' | 'lower' | 'both' | 'done'>('none');
  return (
    <>
      <button disabled={open !== 'none'} onClick={() => setOpen('lower')}>
        Open
      </button>
      {open !== 'none' && (
        <Dialog isOpen title="Lower" closeLabel="Close" onClose={() => setOpen('none')}>
          {open !== 'done' && <button onClick={() => setOpen('both')}>Ask</button>}
          {open === 'both' && (
            <Dialog isOpen title="Upper" closeLabel="Close" onClose={() => {}}>
              <button
                onClick={() => {
                  flushSync(() => setOpen('lower'));
                  setOpen('done');
                }}
              >
                Do it
              </button>
            </Dialog>
          )}
        </Dialog>
      )}
    </>
  );
}

afterEach(() => vi.restoreAllMocks());

it('has the focus after a dialog above it, also where the button that opened that one is gone', async () => {
  // Without react-aria's look at whether a new dialog has the focus, half a second after it opens.
  const { setTimeout } = globalThis;
  vi.spyOn(globalThis, 'setTimeout').mockImplementation((run, delay) =>
    setTimeout(delay === 500 ? () => {} : run, delay),
  );
  renderApp(<Two />);
  await userEvent.click(screen.getByRole('button', { name: 'Open' }));
  await userEvent.click(screen.getByRole('button', { name: 'Ask' }));
  await userEvent.click(screen.getByRole('button', { name: 'Do it' }));
  const lower = screen.getByRole('dialog', { name: 'Lower' });
  await vi.waitFor(() => expect(document.activeElement).toBe(lower));
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
});
