import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useId } from 'react';
import { describe, expect, it } from 'vitest';
import type { SearchHit } from '@/api/types';
import { aMessage } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { answer, problem } from '@/test/server';
import { SearchBox } from './SearchBox';
import { SearchResults } from './SearchResults';
import { useSearchText } from './useSearchText';

function Search({ about }: { about?: string }) {
  const { text, search, isSearching } = useSearchText('search');
  const id = useId();
  return (
    <>
      <SearchBox label="Search" text={text} onSearch={search} resultsId={id} />
      {isSearching && <SearchResults id={id} text={text} {...(about !== undefined && { about })} />}
    </>
  );
}

function aHit(seq: number, highlight: string): SearchHit {
  return { conversation: { id: 'c1', subject: 'Roof' }, entry: aMessage(seq), highlight };
}

const field = () => screen.findByRole('searchbox', { name: 'Search' });

describe('search', () => {
  it('F6 shows what was found, and leads to the message', async () => {
    answer('get', '/api/v1/search', () => ({
      items: [
        aHit(7, 'the <mark>roof</mark> &amp; <b>'),
        { conversation: { id: 'c2', subject: null }, highlight: '<mark>Roof</mark>ing' },
      ],
      nextCursor: null,
    }));
    renderApp(<Search />);
    await userEvent.type(await field(), 'roof');
    const list = within(await screen.findByRole('list', { name: 'Search results' }));
    const [first, second] = list.getAllByRole('link');
    expect(first?.textContent).toContain('the roof & <b>');
    expect(first?.getAttribute('href')).toBe('/conversations/c1?message=7&search=roof');
    expect(second?.textContent).toContain('Without a subject');
    expect(second?.getAttribute('href')).toBe('/conversations/c2?search=roof');
    expect(list.getAllByText(/roof/i, { selector: 'mark' })).toHaveLength(2);
    await screen.findByText('2 results');
  });

  it('F6 asks once somebody pauses, and gives up what is asked in vain', async () => {
    const asked: string[] = [];
    const cancelled: string[] = [];
    answer('get', '/api/v1/search', async ({ query, request }) => {
      const q = query.get('q') ?? '';
      asked.push(q);
      if (q === 'ro') {
        await new Promise((resolve) => request.signal.addEventListener('abort', resolve));
        cancelled.push(q);
      }
      return { items: [aHit(1, q)], nextCursor: null };
    });
    renderApp(<Search />);
    await userEvent.click(await field());
    await userEvent.paste('ro');
    await waitFor(() => expect(asked).toEqual(['ro']));
    await userEvent.paste('of');
    await screen.findByText('roof');
    expect(asked).toEqual(['ro', 'roof']);
    await waitFor(() => expect(cancelled).toEqual(['ro']));
  });

  it('F6 keeps what is searched for in the address', async () => {
    answer('get', '/api/v1/search', ({ query }) => {
      return { items: [aHit(1, query.get('about') ?? '')], nextCursor: null };
    });
    const { router } = renderApp(<Search about="contact:C-1" />, { path: '/?search=roof&with=x' });
    expect(await field()).toHaveProperty('value', 'roof');
    await screen.findByText('contact:C-1');
    await userEvent.clear(await field());
    expect(router.state.location.search).toBe('?with=x');
    expect(screen.queryByRole('list')).toBeNull();
  });

  it('is gone through by the arrow keys, page after page', async () => {
    answer('get', '/api/v1/search', ({ query }) =>
      query.get('cursor') === null
        ? { items: [aHit(3, 'three')], nextCursor: 'next' }
        : { items: [aHit(2, 'two')], nextCursor: null },
    );
    renderApp(<Search />, { path: '/?search=x' });
    await screen.findByText('two');
    await userEvent.click(await field());
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(document.activeElement?.textContent).toContain('two');
    await userEvent.keyboard('{ArrowUp}');
    expect(document.activeElement?.textContent).toContain('three');
  });

  it('says that nothing was found, and what went wrong', async () => {
    answer('get', '/api/v1/search', ({ query }) =>
      query.get('q') === 'x'
        ? { items: [], nextCursor: null }
        : problem(429, 'rate-limited', 'Too many.'),
    );
    renderApp(<Search />, { path: '/?search=x' });
    await screen.findByText('Nothing found for “x”');
    await userEvent.type(await field(), 'y');
    await screen.findByText('The search did not work');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeDefined();
  });
});
