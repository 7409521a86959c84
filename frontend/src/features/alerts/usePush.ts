import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { sessionStore } from '@/features/session/sessionStore';
import { useMe } from '@/features/session/useSession';
import { keepingSidebar, paths } from '@/lib/paths';
import { leaveBrowser, subscribe, unsubscribe } from './push';

/** The messages of the service worker to a window. */
interface Word {
  isUnsubscribed?: true;
  /** The address that a pressed notification opens. */
  opens?: { conversationId: string; message?: number };
}

/** Keeps this browser subscribed to the user's pop-ups until they sign out, and opens those that are pressed. */
export function usePush(): void {
  const userId = useMe().id;
  const navigate = useNavigate();
  const { search } = useLocation();

  useEffect(() => {
    // The next start tries it again.
    subscribe(userId).catch(() => {});
    const ends = [
      sessionStore.beforeSignOut(() => unsubscribe(userId)),
      sessionStore.whenSignedOut(() => void leaveBrowser(userId)),
    ];
    return () => ends.forEach((end) => end());
  }, [userId]);

  useEffect(() => {
    const over = new AbortController();
    const hear = ({ data }: MessageEvent<Word>) => {
      if (data.isUnsubscribed) subscribe(userId).catch(() => {});
      if (!data.opens) return;
      const { conversationId, message } = data.opens;
      const path = paths.at(paths.conversation(conversationId), message);
      void navigate(keepingSidebar(path, search), { state: { isAsked: true } });
    };
    navigator.serviceWorker?.addEventListener('message', hear, { signal: over.signal });
    return () => over.abort();
  }, [userId, navigate, search]);
}
