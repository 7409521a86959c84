import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { EventData } from '@/api/types';
import { namesOfOthers } from '@/features/conversation/people';
import { useNameList } from '@/features/people/useNameList';
import { useMe } from '@/features/session/useSession';
import { useT } from '@/lib/i18n/I18n';

/** As much as fits. */
const LONGEST = 200;

/** What a pop-up says: in which conversation, and what happened there. */
export function usePopUpText() {
  const t = useT();
  const intl = useIntl();
  const nameList = useNameList();
  const me = useMe().id;
  return useCallback(
    ({ conversation, entry, alert }: EventData): { where: string; text: string } => {
      const others = conversation ? namesOfOthers(conversation, me) : { names: [], more: 0 };
      // Who did it is named beside it already.
      const names = others.names.length > 1 ? others.names : [];
      const where = conversation?.subject ?? intl.formatList(names, { type: 'unit' });
      if (entry?.notice) {
        const people = nameList(entry.notice.subjects.map(({ displayName }) => displayName));
        const { type } = entry.notice;
        const author = entry.author.displayName;
        return { where, text: t('conversation.notice', { type, author, people }) };
      }
      if (entry?.text) return { where, text: excerptOf(entry.text) };
      return { where, text: t(alert?.kind === 'newMessage' ? 'alerts.said' : 'alerts.invited') };
    },
    [t, intl, nameList, me],
  );
}

/** The beginning of a message, on one line. */
export function excerptOf(text: string): string {
  const line = [...text.replaceAll(/\s+/gu, ' ').trim()];
  return line.length > LONGEST ? `${line.slice(0, LONGEST).join('')}…` : line.join('');
}
