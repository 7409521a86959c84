import { useSyncExternalStore } from 'react';
import type { User } from '@/api/types';
import { sessionStore } from './sessionStore';

export function useSessionState() {
  return useSyncExternalStore(sessionStore.subscribe, sessionStore.get);
}

/** The signed-in user; for use below SessionGate only. */
export function useMe(): User {
  const state = useSessionState();
  if (state.phase !== 'signedIn') throw new Error('useMe stands outside of SessionGate');
  return state.me;
}
