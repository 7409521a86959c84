import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { renderApp } from '@/test/render';
import { IconButton } from './IconButton';

const show = () =>
  renderApp(
    <>
      <IconButton label="Refresh">R</IconButton>
      <input aria-label="Beside" />
    </>,
  );

it('tells its name to who comes to it by Tab', async () => {
  show();
  await screen.findByRole('button', { name: 'Refresh' });
  await userEvent.tab();
  expect(await screen.findByRole('tooltip')).toBeDefined();
});

it('covers nothing where the focus is given back to it', async () => {
  show();
  const button = await screen.findByRole('button', { name: 'Refresh' });
  await userEvent.type(screen.getByRole('textbox'), 'a{Escape}');
  act(() => button.focus());
  expect(document.activeElement).toBe(button);
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(screen.queryByRole('tooltip')).toBeNull();
});
