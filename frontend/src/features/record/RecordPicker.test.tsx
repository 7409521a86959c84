import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import type { CrmRecord, RecordType } from '@/api/types';
import { renderApp } from '@/test/render';
import { answer } from '@/test/server';
import { RecordPicker } from './RecordPicker';

function record(type: RecordType, id: string, part: Partial<CrmRecord> = {}): CrmRecord {
  return { type, id, name: `The ${type} ${id}`, restricted: false, canEdit: true, ...part };
}

const all = [
  record('company', '1'),
  record('company', '2'),
  record('contact', '1'),
  record('contact', '2'),
];

beforeEach(() => {
  answer('get', '/api/v1/records', ({ query }) => ({
    items: all.filter(({ type }) => [null, type].includes(query.get('type') as RecordType | null)),
    nextCursor: null,
  }));
});

function show(first: CrmRecord[] = []) {
  const onChange = vi.fn<(records: CrmRecord[]) => void>();
  function Picker() {
    const [chosen, setChosen] = useState(first);
    return (
      <RecordPicker
        label="About"
        most={2}
        chosen={chosen}
        onChange={(records) => {
          onChange(records);
          setChosen(records);
        }}
      />
    );
  }
  renderApp(<Picker />);
  return onChange;
}

const openList = async () =>
  userEvent.click(await screen.findByRole('button', { name: 'Select records' }));
const option = (name: string) => screen.findByRole('option', { name: new RegExp(name) });
const done = () => userEvent.click(screen.getByRole('button', { name: 'Done' }));

it('A2 chooses the type first, then several from the list', async () => {
  const onChange = show();
  await userEvent.click(await screen.findByRole('button', { name: /Type of record/ }));
  await userEvent.click(await screen.findByRole('option', { name: 'Contact' }));
  await openList();
  await userEvent.click(await option('The contact 2'));
  expect(screen.queryByText('The company 1')).toBeNull();
  await done();
  expect(onChange).toHaveBeenLastCalledWith([record('contact', '2')]);
});

it('A1 takes no more than it may, and keeps what is of another type', async () => {
  const onChange = show([record('household', '9')]);
  await openList();
  await userEvent.click(await option('The company 1'));
  expect(screen.getByText('2 of 2 chosen')).toBeDefined();
  expect((await option('The contact 1')).getAttribute('aria-disabled')).toBe('true');
  await userEvent.click(await option('The company 1'));
  await userEvent.click(await option('The contact 1'));
  await done();
  expect(onChange).toHaveBeenLastCalledWith([record('household', '9'), record('contact', '1')]);
});

it('B11 calls a record by its type where its name is not for the reader', async () => {
  const onChange = show([record('opportunity', '7', { name: null, restricted: true })]);
  const chips = within(await screen.findByRole('grid', { name: 'About' }));
  await userEvent.click(chips.getByRole('button', { name: /Restricted opportunity/ }));
  expect(onChange).toHaveBeenLastCalledWith([]);
});
