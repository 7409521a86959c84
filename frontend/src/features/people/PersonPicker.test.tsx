import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { User } from '@/api/types';
import { alice } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { answer, problem } from '@/test/server';
import { PersonPicker } from './PersonPicker';

vi.mock('../session/useSession', async () => ({ useMe: () => alice }));

function person(number: number): User {
  const name = `Person ${String(number).padStart(2, '0')}`;
  return { ...alice, id: `p${number}`, displayName: name, familyName: name, email: null };
}

/** Three pages of 5 people, Alice among them. */
function answerPages() {
  const everybody = [alice, ...Array.from({ length: 14 }, (_, index) => person(index + 1))];
  answer('get', '/api/v1/users', ({ query }) => {
    const q = query.get('q') ?? '';
    const found = everybody.filter(({ displayName }) => displayName.includes(q));
    const from = Number(query.get('cursor') ?? 0);
    return {
      items: found.slice(from, from + 5),
      nextCursor: from + 5 < found.length ? String(from + 5) : null,
    };
  });
}

function show() {
  const onChoose = vi.fn<(person: User) => void>();
  renderApp(<PersonPicker label="With" dialogTitle="Select a person" onChoose={onChoose} />);
  return onChoose;
}

const openList = async () =>
  userEvent.click(await screen.findByRole('button', { name: 'Select a person' }));

describe('PersonPicker', () => {
  it('A3 chooses one from the list behind Select, without the caller', async () => {
    answerPages();
    const onChoose = show();
    await openList();
    const list = within(await screen.findByRole('listbox', { name: 'Select a person' }));
    await list.findByRole('option', { name: /Person 01/ });
    expect(list.queryByRole('option', { name: /Alice/ })).toBeNull();
    await userEvent.click(list.getByRole('option', { name: /Person 03/ }));
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(person(3));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('B10 offers those who were deactivated too, and says so', async () => {
    answer('get', '/api/v1/users', ({ query }) => ({
      items: query.get('deactivated') === 'true' ? [{ ...person(1), active: false }] : [],
      nextCursor: null,
    }));
    show();
    const option = () => screen.findByRole('option', { name: /^Person 01/ });
    await openList();
    expect((await option()).textContent).toContain('Deactivated');
    await userEvent.keyboard('{Escape}');
    await userEvent.type(await screen.findByRole('combobox', { name: 'With' }), 'Person');
    expect((await option()).textContent).toContain('Deactivated');
  });

  it('A3 keeps what was typed when Enter comes before the answer', async () => {
    answerPages();
    const onChoose = show();
    const field = await screen.findByRole('combobox', { name: 'With' });
    await userEvent.type(field, 'Person 14{Enter}');
    expect(onChoose).not.toHaveBeenCalled();
    expect(field).toHaveProperty('value', 'Person 14');
    await vi.waitFor(async () => {
      await userEvent.keyboard('{Enter}');
      expect(onChoose).toHaveBeenCalledExactlyOnceWith(person(14));
    });
  });

  it('A3 takes the only one whom the text fits on Enter, and nobody while there are several', async () => {
    answerPages();
    const onChoose = show();
    const field = await screen.findByRole('combobox', { name: 'With' });
    await userEvent.type(field, 'Person 1');
    await screen.findByRole('option', { name: /Person 14/ });
    await userEvent.keyboard('{Enter}');
    expect(onChoose).not.toHaveBeenCalled();
    await userEvent.clear(field);
    await userEvent.type(field, 'Person 12');
    // The people found before are shown until the answer comes; a list without people has an option that says so.
    await vi.waitFor(() => {
      const options = screen.getAllByRole('option').map(({ textContent }) => textContent);
      expect(options).toEqual([expect.stringContaining('Person 12')]);
    });
    await userEvent.keyboard('{Enter}');
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(person(12));
    expect(field).toHaveProperty('value', '');
  });

  it('K2 loads the list page by page as it comes into view', async () => {
    answerPages();
    show();
    await openList();
    await screen.findByRole('option', { name: /Person 14/ });
    expect(screen.getAllByRole('option', { name: /Person/ })).toHaveLength(14);
  });

  it('searches the list from the keyboard', async () => {
    answerPages();
    const onChoose = show();
    await openList();
    await screen.findByRole('option', { name: /Person 01/ });
    await userEvent.keyboard('12');
    await screen.findByRole('option', { name: /Person 12/ });
    await vi.waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(person(12));
  });

  it('says that nobody was found, and why the list failed', async () => {
    answerPages();
    show();
    await openList();
    await screen.findByRole('option', { name: /Person 01/ });
    await userEvent.keyboard('nobody');
    expect(await screen.findByText('Nobody found')).toBeDefined();
    answer('get', '/api/v1/users', () => problem(503, 'unavailable', 'Try again in a moment.'));
    await userEvent.keyboard('!');
    await screen.findByText('The list could not be loaded');
    answerPages();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Nobody found')).toBeDefined();
  });
});
