import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { RouterProvider } from 'react-router';
import { createQueryClient } from '@/api/queryClient';
import { LiveGate } from '@/features/live/LiveGate';
import { SessionGate } from '@/features/session/SessionGate';
import { I18n } from '@/lib/i18n/I18n';
import { createRouter } from './routes';

export function App() {
  const [queryClient] = useState(createQueryClient);
  return (
    <I18n>
      <QueryClientProvider client={queryClient}>
        <SessionGate>
          <LiveGate>
            <Pages />
          </LiveGate>
        </SessionGate>
      </QueryClientProvider>
    </I18n>
  );
}

/** The router reads the address when it is made, so it is made once sign-in has put back the page's own. */
function Pages() {
  const [router] = useState(createRouter);
  return <RouterProvider router={router} />;
}
