import { act, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { renderApp } from '@/test/render';
import { answer } from '@/test/server';
import { PageTitle } from './PageTitle';

const icon = document.createElement('link');

beforeEach(() => {
  icon.rel = 'icon';
  document.head.append(icon);
});
afterEach(() => icon.remove());

it('B1 counts the unread conversations in the title of the tab, and follows', async () => {
  answer('get', '/api/v1/conversations/unread-count', () => ({ conversations: 7, asOf: 'a' }));
  const { store } = renderApp(<PageTitle page="Home" />);
  await waitFor(() => expect(document.title).toBe('(7) Home · Conversations'));
  expect(icon.getAttribute('href')).toBe('/icon-unread.svg');
  const now = (conversations: number) => act(() => store.apply({ badge: conversations }));
  now(120);
  await waitFor(() => expect(document.title).toBe('(99+) Home · Conversations'));
  now(0);
  await waitFor(() => expect(document.title).toBe('Home · Conversations'));
  expect(icon.getAttribute('href')).toBe('/icon.svg');
});
