import type { ReactNode } from 'react';
import { useLiveFeed } from '@/api/live/useLiveFeed';
import { useMe } from '@/features/session/useSession';

/** Shows the app once it hears what happens, so that nothing falls between what it loads and what it hears. */
export function LiveGate({ children }: { children: ReactNode }) {
  return useLiveFeed(useMe().id) && children;
}
