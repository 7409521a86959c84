import { expect, it } from 'vitest';
import { namesApart } from './namesApart';

it('A3 tells people of one name apart by their address, and no others', () => {
  const people = [
    { displayName: 'John Smith', email: 'john@example.org' },
    { displayName: 'Ann Lee', email: 'ann@example.org' },
    { displayName: 'john smith', email: 'j.smith@example.org' },
    { displayName: 'John Smith', email: null },
  ];
  expect(namesApart(people)).toEqual([
    'John Smith (john@example.org)',
    'Ann Lee',
    'john smith (j.smith@example.org)',
    'John Smith',
  ]);
});
