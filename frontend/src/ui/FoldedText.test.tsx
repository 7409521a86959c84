import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { renderApp } from '@/test/render';
import { FoldedText } from './FoldedText';

const show = (text: string, fold: 'narrow' | 'roomy' = 'narrow') =>
  renderApp(<FoldedText text={text} moreLabel="More" lessLabel="Less" fold={fold} />);

it('L1 opens addresses in a window of their own, which learns nothing of this one', async () => {
  const text = 'See https://example.com/a. Or https://аррӏе.com/';
  show(text);
  const link = await screen.findByRole('link', { name: 'https://example.com/a' });
  expect(link.getAttribute('href')).toBe('https://example.com/a');
  expect(link.getAttribute('rel')).toBe('noopener noreferrer');
  expect(link.getAttribute('target')).toBe('_blank');
  const disguised = screen.getAllByRole('link')[1];
  expect(disguised?.dataset.host).toBe('xn--80ak6aa92e.com');
  // Copying gives what was written.
  expect(link.closest('p')?.textContent).toBe(text);
});

it.each([
  ['narrow', 8, 7],
  ['roomy', 10_000, 40],
] as const)(
  'K3 folds what is too long for a %s place, and nothing shorter',
  async (fold, long, short) => {
    const { unmount } = show('\n'.repeat(short - 1), fold);
    expect(screen.queryByRole('button')).toBeNull();
    unmount();
    show('a\n'.repeat(long - 1), fold);
    const more = await screen.findByRole('button', { name: 'More' });
    await userEvent.click(more);
    expect(screen.getByRole('button', { name: 'Less' }).getAttribute('aria-expanded')).toBe('true');
  },
);
