import { notifyManager, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem';

/** Whether a request may be repeated: a refusal stays one, only a passing failure may not occur again. */
function mayTryAgain(failures: number, error: Error): boolean {
  return failures < 2 && (!(error instanceof ApiProblem) || error.isPassing);
}

// Not a task later, as by default: a message sent leaves the outbox and joins the list in one frame.
notifyManager.setScheduler(queueMicrotask);

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: mayTryAgain,
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        // The browser's idea of being online is often wrong: ask, and show what came of it.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}
