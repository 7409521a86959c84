import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { RouterProvider } from 'react-router';
import { createQueryClient } from '@/api/queryClient';
import { LiveGate } from '@/features/live/LiveGate';
import { SessionGate } from '@/features/session/SessionGate';
import { I18n } from '@/lib/i18n/I18n';
import { createRouter } from './routes';

export function App() {
  return (
    <I18n>
      <SessionGate>
        <Session />
      </SessionGate>
    </I18n>
  );
}

/** Data loaded for a user are removed when they sign out. */
function Session() {
  const [queryClient] = useState(createQueryClient);
  useEffect(() => () => queryClient.clear(), [queryClient]);
  return (
    <QueryClientProvider client={queryClient}>
      <LiveGate>
        <Pages />
      </LiveGate>
    </QueryClientProvider>
  );
}

/** The router reads the address when it is made, so it is made once sign-in has put back the page's own. */
function Pages() {
  const [router] = useState(createRouter);
  return <RouterProvider router={router} />;
}
