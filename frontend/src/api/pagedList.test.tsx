import { useInfiniteQuery } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { renderApp } from '@/test/render';
import { pagedList } from './pagedList';

it('K2 shows what two pages both hold once, and asks for the page that failed again', async () => {
  const pages: Record<string, { items: string[]; nextCursor: string | null } | Error> = {
    first: { items: ['a', 'b'], nextCursor: 'second' },
    second: new Error('lost'),
  };
  function List() {
    const list = pagedList<string>(
      useInfiniteQuery({
        queryKey: ['letters'],
        initialPageParam: 'first',
        queryFn: async ({ pageParam }) => {
          const page = pages[pageParam];
          if (page === undefined || page instanceof Error) throw page;
          return page;
        },
        getNextPageParam: (last) => last.nextCursor,
      }),
      (letter) => letter,
    );
    return (
      <>
        <p>{list.isLoading ? 'loading' : list.items.join('')}</p>
        {list.error !== null && <p>failed</p>}
        <button onClick={list.loadMore}>More</button>
        <button onClick={list.retry}>Retry</button>
      </>
    );
  }
  renderApp(<List />);
  await screen.findByText('ab');
  await userEvent.click(screen.getByRole('button', { name: 'More' }));
  await screen.findByText('failed');
  pages['second'] = { items: ['b', 'c'], nextCursor: null };
  await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
  await screen.findByText('abc');
  expect(screen.queryByText('failed')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'More' }));
  expect(screen.getByText('abc')).toBeDefined();
});
