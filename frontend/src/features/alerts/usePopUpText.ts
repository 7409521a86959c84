import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { EventData } from '@/api/types';
import { useNameList } from '@/features/people/useNameList';
import { useT } from '@/lib/i18n/I18n';

/** Maximum length of the shown text. */
const LONGEST = 200;

/** The texts of alerts without an entry, by kind. */
const withoutEntry = {
  newConversation: 'alerts.invited',
  newMessage: 'alerts.said',
  participantChange: 'alerts.removed',
} as const;

/** The text of a pop-up: the conversation, and what happened there. */
export function usePopUpText() {
  const t = useT();
  const intl = useIntl();
  const nameList = useNameList();
  return useCallback(
    ({ entry, alert }: EventData): { where: string; text: string } => {
      const others = alert?.others.map(({ displayName }) => displayName) ?? [];
      // The author is named beside it already.
      const names = others.length > 1 ? others : [];
      const where = alert?.subject ?? intl.formatList(names, { type: 'unit' });
      if (entry?.notice) {
        const people = nameList(entry.notice.subjects.map(({ displayName }) => displayName));
        const { type } = entry.notice;
        const author = entry.author.displayName;
        return { where, text: t('conversation.notice', { type, author, people }) };
      }
      if (entry?.text) return { where, text: excerptOf(entry.text) };
      // Invited and removed users do not see the notice about them.
      const author = alert?.by.displayName ?? '';
      return { where, text: t(withoutEntry[alert?.kind ?? 'newMessage'], { author }) };
    },
    [t, intl, nameList],
  );
}

/** The beginning of a message, on one line. */
export function excerptOf(text: string): string {
  const line = [...text.replaceAll(/\s+/gu, ' ').trim()];
  return line.length > LONGEST ? `${line.slice(0, LONGEST).join('')}…` : line.join('');
}
