import { createEvent, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ReplyBox } from '@/features/composer/ReplyBox';
import { PersonPicker } from '@/features/people/PersonPicker';
import { SearchBox } from '@/features/search/SearchBox';
import { alice, clientConfig } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { answer } from '@/test/server';
import { Dialog } from '@/ui/Dialog';

vi.mock('@/features/session/useSession', async () => ({ useMe: () => alice }));

/** A key that the input method takes, as each browser reports it. @returns whether the page left it to the input method */
function compose(field: HTMLElement, key: string, told: { isComposing: boolean; keyCode: number }) {
  const press = createEvent.keyDown(field, { key, code: key, ...told });
  fireEvent(field, press);
  return !press.defaultPrevented;
}

const browsers: [string, { isComposing: boolean; keyCode: number }][] = [
  ['Chrome and Firefox tell by isComposing', { isComposing: true, keyCode: 0 }],
  ['Safari tells by the key code', { isComposing: false, keyCode: 229 }],
];

beforeEach(() => {
  answer('get', '/api/v1/client-config', () => clientConfig);
});

describe.each(browsers)('keys of an input method: %s', (_, told) => {
  it('C2 Enter does not send a half-written message', async () => {
    renderApp(<ReplyBox conversationId="c1" to="Bob Tanaka" />);
    const box = await screen.findByRole('textbox', { name: 'Send a message to Bob Tanaka' });
    await userEvent.type(box, 'にほん');
    expect(compose(box, 'Enter', told)).toBe(true);
    expect(box).toHaveProperty('value', 'にほん');
  });

  it('A3 Enter does not choose the only person who fits', async () => {
    answer('get', '/api/v1/users', () => ({
      items: [{ ...alice, id: 'p1', displayName: 'Bob Tanaka' }],
      nextCursor: null,
    }));
    const onChoose = vi.fn<() => void>();
    renderApp(<PersonPicker label="With" dialogTitle="Select a person" onChoose={onChoose} />);
    const field = await screen.findByRole('combobox', { name: 'With' });
    await userEvent.type(field, 'tanak');
    await screen.findByRole('option', { name: /Tanaka/ });
    compose(field, 'Enter', told);
    compose(field, 'ArrowDown', told);
    expect(field.getAttribute('aria-activedescendant')).toBeNull();
    expect(onChoose).not.toHaveBeenCalled();
  });

  it('Escape neither empties a search nor closes a dialog', async () => {
    const [onSearch, onClose] = [vi.fn<() => void>(), vi.fn<() => void>()];
    renderApp(
      <Dialog isOpen title="Title" closeLabel="Close" onClose={onClose}>
        <SearchBox label="Search" text="にほ" onSearch={onSearch} resultsId="none" />
      </Dialog>,
    );
    const field = await screen.findByRole('searchbox', { name: 'Search' });
    compose(field, 'Escape', told);
    expect(onSearch).not.toHaveBeenCalled();
    expect(onClose).not.toHaveBeenCalled();
  });
});
