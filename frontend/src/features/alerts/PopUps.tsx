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
import { dropPopUp, showPopUp, showToast } from '@/ui/toasts';
import { closeNotification, notificationState, notify, tellWhenInFront } from './notifications';
import { usePopUpText } from './usePopUpText';
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
  const { pathname, search } = useLocation();
  const open = conversationAt(pathname);
  /** Through which position each is told. */
  const told = useRef(new Map<string, number>());

  useEffect(tellWhenInFront, []);

  useEffect(() => {
    if (open === undefined) return;
    dropPopUp(open);
    void closeNotification(open);
  }, [open]);

  useEffect(() => {
    function pop(eventId: number, data: EventData) {
      const { conversationId: id, seq, conversation, alert } = data;
      if (!alert) return;
      const { where, text } = popUpText(data);
      const message = alert.kind === 'newMessage' ? seq : undefined;
      const path = paths.at(paths.conversation(id), message);
      const onOpen = () =>
        void navigate(keepingSidebar(path, search), { state: { isAsked: true } });
      told.current.set(id, seq ?? conversation?.lastSeq ?? 0);
      const by = { id: alert.by.id, name: alert.by.displayName };
      const title = where === '' ? by.name : `${by.name} · ${where}`;
      void notify({ conversationId: id, message, eventId, title, body: text, onOpen });
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
      const { conversationId: id, readThroughSeq, entry } = event.data;
      if (event.name === 'alert') return pop(event.id, event.data);
      const seq = told.current.get(id) ?? Infinity;
      const isDeleted = event.name === 'message.deleted' && entry?.seq === seq;
      if (readThroughSeq < seq && !isDeleted && !endsCopy(event)) return;
      told.current.delete(id);
      dropPopUp(id);
      void closeNotification(id);
    });
  }, [open, search, navigate, popUpText, turnOn, t, userId]);

  return null;
}

/** The conversation that a page shows. */
function conversationAt(pathname: string): string | undefined {
  const own = matchPath(patterns.conversation, pathname)?.params.id;
  return own ?? matchPath(patterns.recordConversation, pathname)?.params.conversationId;
}
