import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Filter, FilterUpsert, User } from '@/api/types';
import { alice, bob } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { answer, noContent, problem } from '@/test/server';
import { FilterBar } from './FilterBar';
import { useSidebarFilter } from './useSidebarFilter';

vi.mock('../session/useSession', async () => ({ useMe: () => alice }));

const builtIn: Filter[] = [
  { id: 'created', name: 'Created', builtIn: true, criteria: { role: 'creator' } },
  { id: 'participating', name: 'Participating in', builtIn: true, criteria: {} },
  { id: 'closed', name: 'Closed', builtIn: true, criteria: { status: 'closed' } },
];
const urgent: Filter = {
  id: '019a0000-0000-7000-8000-0000000000f1',
  name: 'Urgent',
  builtIn: false,
  criteria: { q: 'urgent', unread: true },
};

let filters: Filter[];

function Bar() {
  const { filter, change, replace } = useSidebarFilter();
  return <FilterBar filter={filter} onChange={change} onReplace={replace} />;
}

function show(search = '') {
  return renderApp(<Bar />, { path: `/${search}` });
}

const chip = (name: string) => screen.findByRole('button', { name });
const searchOf = ({ router }: ReturnType<typeof show>) => router.state.location.search;

beforeEach(() => {
  filters = [...builtIn, urgent];
  answer('get', '/api/v1/filters', () => ({ items: filters, nextCursor: null }));
  answer('get', '/api/v1/users/{id}', ({ params }) =>
    params['id'] === bob.id ? { ...alice, ...bob } : problem(404, 'not-found'),
  );
});

describe('filters of the sidebar', () => {
  it('F5 are chosen one at a time, and stand in the address', async () => {
    const view = show('?with=x');
    await userEvent.click(await chip('Participating in'));
    expect(searchOf(view)).toBe('?with=x&filter=participating');
    await userEvent.click(await chip('Urgent'));
    expect(searchOf(view)).toContain(`filter=${urgent.id}`);
    expect((await chip('Urgent')).getAttribute('aria-pressed')).toBe('true');
    await userEvent.click(await chip('Urgent'));
    expect(searchOf(view)).toBe('?with=x');
  });

  it('F5 are saved from the conditions in force, and chosen then', async () => {
    let saved: FilterUpsert | undefined;
    let key: string | null = null;
    answer('post', '/api/v1/filters', async ({ request }) => {
      saved = (await request.json()) as FilterUpsert;
      key = request.headers.get('Idempotency-Key');
      const filter = { ...urgent, id: 'f2', name: saved.name };
      filters = [...filters, filter];
      return filter;
    });
    const view = show(`?filter=created&with=${bob.id}&unread=true`);
    await userEvent.click(await screen.findByRole('button', { name: 'Save this filter' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'New filter' }));
    await dialog.findByText('Bob Tanaka');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await dialog.findByText('Give it a name.');
    await userEvent.type(dialog.getByRole('textbox', { name: /Name/ }), 'Mine with Bob');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await chip('Mine with Bob');
    expect(saved).toEqual({
      name: 'Mine with Bob',
      criteria: { role: 'creator', with: bob.id, unread: true },
    });
    expect(key).toMatch(/^[\w-]{36}$/);
    expect(searchOf(view)).toBe('?filter=f2');
  });

  it('F5 say that “Participating in” is not saved with the others', async () => {
    show('?filter=participating&unread=true');
    await screen.findByRole('button', { name: 'Participating in', pressed: true });
    await userEvent.click(await screen.findByRole('button', { name: 'Save this filter' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'New filter' }));
    expect(dialog.getByText(/^“Participating in” can’t be part/)).toBeDefined();
  });

  it('F5 say nothing of that where all conditions are saved', async () => {
    show('?filter=closed&unread=true');
    await screen.findByRole('button', { name: 'Closed', pressed: true });
    await userEvent.click(await screen.findByRole('button', { name: 'Save this filter' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'New filter' }));
    expect(dialog.queryByText(/can’t be part/)).toBeNull();
  });

  it('F5 tell at its field what the server does not take', async () => {
    answer('put', '/api/v1/filters/{id}', () =>
      problem(422, 'invalid', 'A field breaks a rule.', [
        { field: 'name', message: 'You have a filter of this name.' },
        { field: 'criteria.q', message: 'At most 200 characters.' },
      ]),
    );
    show(`?filter=${urgent.id}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Edit “Urgent”' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Edit filter' }));
    expect(dialog.getByRole('textbox', { name: 'Contains' })).toHaveProperty('value', 'urgent');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await dialog.findByText('You have a filter of this name.');
    dialog.getByText('At most 200 characters.');
    await userEvent.clear(dialog.getByRole('textbox', { name: 'Contains' }));
    expect(dialog.queryByText('You have a filter of this name.')).toBeNull();
  });

  it('F5 need a condition', async () => {
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'New filter' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'New filter' }));
    await userEvent.type(dialog.getByRole('textbox', { name: /Name/ }), 'All');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await dialog.findByText('Choose at least one condition.');
    answer('get', '/api/v1/users', () => ({
      items: [{ ...alice, ...bob } as User],
      nextCursor: null,
    }));
    await userEvent.type(dialog.getByRole('combobox', { name: 'With' }), 'tan');
    await userEvent.click(await screen.findByRole('option', { name: /Bob Tanaka/ }));
    expect(dialog.queryByText('Choose at least one condition.')).toBeNull();
    dialog.getByRole('button', { name: 'Remove Bob Tanaka' });
  });

  it('F5 are deleted once that is confirmed', async () => {
    let deleted: unknown;
    answer('delete', '/api/v1/filters/{id}', ({ params }) => {
      deleted = params.id;
      filters = builtIn;
      return noContent();
    });
    const view = show(`?filter=${urgent.id}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Edit “Urgent”' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Delete' }));
    const confirm = within(await screen.findByRole('alertdialog'));
    await userEvent.click(confirm.getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Urgent' })).toBeNull());
    expect(deleted).toBe(urgent.id);
    expect(searchOf(view)).toBe('');
  });

  it('B10 conditions of an address are shown, and can be taken away', async () => {
    const view = show('?role=member&text=roof&unread=false');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Remove the condition: Started by others' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Remove the condition: Contains “roof”' }),
    );
    expect(searchOf(view)).toBe('?unread=false');
  });
});
