import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { storeOf } from '@/api/store/useStore';
import type { Conversation } from '@/api/types';
import { ComposerProvider } from '@/features/composer/ComposerProvider';
import { I18n } from '@/lib/i18n/I18n';
import { Announcer } from '@/ui/announce';
import { alice } from './fixtures';

interface Options {
  path?: string;
  /** The conversations that the store knows, as Alice's copies show them. */
  known?: readonly Conversation[];
}

/** Shows `children` as the app would to Alice, without asking again for what failed. */
export function renderApp(children: ReactNode, { path = '/', known = [] }: Options = {}) {
  const queryClient = new QueryClient({
    defaultOptions: { queries: { retry: false }, mutations: { retry: false } },
  });
  const store = storeOf(queryClient);
  for (const conversation of known) {
    store.apply({ view: 'sidebar', id: conversation.id, conversation });
  }
  const element = (
    <ComposerProvider userId={alice.id}>
      {children}
      <Announcer />
    </ComposerProvider>
  );
  const router = createMemoryRouter([{ path: '*', element }], { initialEntries: [path] });
  const view = render(
    <I18n>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18n>,
  );
  return { ...view, queryClient, store, router };
}
