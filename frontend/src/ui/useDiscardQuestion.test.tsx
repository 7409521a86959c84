import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { EditDialog } from '@/features/conversation/EditDialog';
import { aConversation, clientConfig } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { answer } from '@/test/server';

it('what was filled in is not thrown away by Escape', async () => {
  answer('get', '/api/v1/client-config', () => clientConfig);
  const onClose = vi.fn<() => void>();
  renderApp(<EditDialog conversation={aConversation(3)} onClose={onClose} />);
  const field = await screen.findByRole('textbox', { name: 'Description' });
  await userEvent.type(field, 'Long');
  await userEvent.keyboard('{Escape}');
  await userEvent.click(await screen.findByRole('button', { name: 'Keep editing' }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(onClose).not.toHaveBeenCalled();
  expect(screen.getByRole('textbox', { name: 'Description' })).toHaveProperty('value', 'Long');
  await userEvent.clear(screen.getByRole('textbox', { name: 'Description' }));
  await userEvent.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
});
