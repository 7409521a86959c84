import { useCallback } from 'react';
import { useMe } from '@/features/session/useSession';
import { askForNotifications, type NotificationState } from './notifications';
import { subscribe } from './push';

/** What turns on the notifications of the browser, on a press of a button. It answers with how they stand then. */
export function useTurnOn(): () => Promise<NotificationState> {
  const userId = useMe().id;
  return useCallback(async () => {
    const state = await askForNotifications();
    // Without it they come as long as a window is open; the next start tries it again.
    await subscribe(userId).catch(() => {});
    return state;
  }, [userId]);
}
