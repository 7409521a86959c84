import { useEffect, useState } from 'react';
import type { Entry } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import { announce } from '@/ui/announce';

/** Reads out what somebody else says while the timeline is open; not what was said before. */
export function useAnnounceNewest(newest: Entry | undefined, readerId: string): void {
  const t = useT();
  const [openedAt] = useState(() => Date.now());

  useEffect(() => {
    if (newest === undefined || newest.author.id === readerId || newest.text === null) return;
    if (Date.parse(newest.at) < openedAt) return;
    announce(t('conversation.said', { author: newest.author.displayName, text: newest.text }));
  }, [newest, readerId, openedAt, t]);
}
