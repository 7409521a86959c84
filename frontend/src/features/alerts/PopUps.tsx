import { useEffect, useRef } from 'react';
import { matchPath, useLocation, useNavigate } from 'react-router';
import { endsCopy } from '@/api/live/apply';
import type { LiveEvent } from '@/api/live/eventStream';
import { onLiveEvent } from '@/api/live/useLiveFeed';
import type { EventData } from '@/api/types';
import { useMe } from '@/features/session/useSession';
import { useT } from '@/lib/i18n/I18n';
import { keepingSidebar, paths, patterns } from '@/lib/paths';
import { storage } from '@/lib/storage';
import { dropPopUp, rewordPopUp, showPopUp, showToast } from '@/ui/toasts';
import {
  closeNotification,
  isRead,
  notificationState,
  notify,
  rewordNotification,
  tellWhenInFront,
  type Update,
} from './notifications';
import { useCloseRead } from './useCloseRead';
import { excerptOf, usePopUpText } from './usePopUpText';
import { usePush } from './usePush';
import { useTurnOn } from './useTurnOn';

/** Tells, in every window, what others do, as each person chose; and takes it away once it was read in one of them (G5). */
export function PopUps() {
  const t = useT();
  const popUpText = usePopUpText();
  const userId = useMe().id;
  const navigate = useNavigate();
  const turnOn = useTurnOn();
  usePush();
  useCloseRead();
  const { pathname, search } = useLocation();
  const open = conversationAt(pathname);
  /** The last state of each pop-up that was shown. */
  const told = useRef(new Map<string, Update>());

  useEffect(tellWhenInFront, []);

  useEffect(() => {
    if (open === undefined) return;
    dropPopUp(open);
    void closeNotification(open);
  }, [open]);

  useEffect(() => {
    function pop(eventId: number, data: EventData) {
      const { conversationId: id, seq, alert } = data;
      if (!alert) return;
      const { where, text } = popUpText(data);
      const message = alert.kind === 'newMessage' ? seq : undefined;
      const path = paths.at(paths.conversation(id), message);
      const onOpen = () =>
        void navigate(keepingSidebar(path, search), { state: { isAsked: true } });
      const about = { conversationId: id, message, seq: seq ?? 0 };
      told.current.set(id, about);
      const by = { id: alert.by.id, name: alert.by.displayName };
      const title = where === '' ? by.name : `${by.name} · ${where}`;
      void notify({ ...about, eventId, title, body: text, onOpen });
      if (id === open && document.hasFocus()) return;
      showPopUp(id, text, { by, where, onOpen });
      offerNotifications();
    }

    /** Once, when it is clear what it is about; and never again whatever the answer. */
    function offerNotifications() {
      const key = `user.${userId}.notificationsOffered`;
      if (notificationState() !== 'default' || storage.read(key) !== null) return;
      storage.write(key, 'yes');
      showToast(t('alerts.offer'), {
        label: t('alerts.turnOn'),
        run: () => void turnOn(),
      });
    }

    return onLiveEvent((event: LiveEvent) => {
      if (!('data' in event)) return;
      const { name, data } = event;
      const { conversationId: id, entry } = data;
      if (name === 'alert') return pop(event.id, data);
      const isOver = (about: Update) =>
        endsCopy(event) ||
        isRead(about, data) ||
        (name === 'message.deleted' && entry?.seq === about.seq);
      // Pop-ups are this window's own; a notification may be from before it was loaded.
      void closeNotification(id, isOver);
      const known = told.current.get(id);
      if (name === 'message.edited' && entry?.text) {
        const text = excerptOf(entry.text);
        void rewordNotification(id, entry.seq, text);
        if (known?.seq === entry.seq) rewordPopUp(id, text);
      }
      if (known === undefined || !isOver(known)) return;
      told.current.delete(id);
      dropPopUp(id);
    });
  }, [open, search, navigate, popUpText, turnOn, t, userId]);

  return null;
}

/** The conversation that a page shows. */
function conversationAt(pathname: string): string | undefined {
  const own = matchPath(patterns.conversation, pathname)?.params.id;
  return own ?? matchPath(patterns.recordConversation, pathname)?.params.conversationId;
}
