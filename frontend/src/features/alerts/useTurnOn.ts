import { useCallback } from 'react';
import { useMe } from '@/features/session/useSession';
import { askForNotifications, type NotificationState } from './notifications';
import { subscribe } from './push';

/** Returns a function that turns on the browser's notifications when a button is pressed, and answers with their state. */
export function useTurnOn(): () => Promise<NotificationState> {
  const userId = useMe().id;
  return useCallback(async () => {
    const state = await askForNotifications();
    // Without it they come as long as a window is open; the next start tries it again.
    await subscribe(userId).catch(() => {});
    return state;
  }, [userId]);
}
