import { Lock, UsersRound } from 'lucide-react';
import { useIntl } from 'react-intl';
import { useT } from '@/lib/i18n/I18n';
import { useRecordName } from '../record/useRecordName';
import type { Draft } from './draft';
import { readersOf } from './readers';
import styles from './ReadersLine.module.css';

const MOST_NAMES = 3;

/** Says plainly, before it is sent, who will be able to read it (A4). */
export function ReadersLine({ draft }: { draft: Draft }) {
  const t = useT();
  const isOpen = readersOf(draft).kind !== 'participants';
  const Icon = isOpen ? UsersRound : Lock;
  return (
    <div role="status" className={styles.line} data-open={isOpen || undefined}>
      <Icon size={16} aria-hidden="true" />
      <p>
        <strong>{t('newConversation.readers')}</strong> {useReadersText(draft)}
      </p>
    </div>
  );
}

function useReadersText(draft: Draft): string {
  const t = useT();
  const intl = useIntl();
  const nameOf = useRecordName();
  const readers = readersOf(draft);

  /** All of them up to four, else the first three and how many more there are. */
  function list(names: string[]): string {
    const more = names.length - MOST_NAMES;
    const parts =
      more > 1
        ? [...names.slice(0, MOST_NAMES), t('newConversation.readers.more', { count: more })]
        : names;
    return intl.formatList(parts, { type: 'conjunction' });
  }

  const chosen = draft.participants.map(({ displayName }) => displayName);
  const people = list([
    t('newConversation.readers.you'),
    ...(chosen.length > 0 ? chosen : [t('newConversation.readers.chosen')]),
  ]);
  const records = list(readers.records.map(nameOf));
  switch (readers.kind) {
    case 'participants':
      return records === ''
        ? t('newConversation.readers.participants', { people })
        : t('newConversation.readers.participantsOnRecord', { people, records });
    case 'recordViewers':
      return t('newConversation.readers.recordViewers', { people, records });
    case 'everybody':
      return t('newConversation.readers.everybody', { records });
  }
}
