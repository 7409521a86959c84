import { expect, it } from 'vitest';
import { filterOf } from './useSidebarFilter';

it('B10 reads the filter from the address', () => {
  const params = new URLSearchParams('with=u1&status=closed&role=creator&unread=true&page=2');
  expect(filterOf(params)).toEqual({
    with: 'u1',
    status: 'closed',
    role: 'creator',
    unread: true,
  });
});

it('leaves out what it does not know', () => {
  expect(filterOf(new URLSearchParams('with=&status=lost&role=admin&unread=1'))).toEqual({});
});
