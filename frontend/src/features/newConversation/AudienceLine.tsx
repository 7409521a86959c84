import { Lock, UsersRound } from 'lucide-react';
import { useT } from '@/lib/i18n/I18n';
import { Note } from '@/ui/Note';
import { useNameList } from '../people/useNameList';
import { useRecordName } from '../record/useRecordName';
import type { Draft } from './draft';
import { readersOf } from './readers';

/** Says plainly, before it is sent, who will be able to read it (A4). */
export function AudienceLine({ draft }: { draft: Draft }) {
  const t = useT();
  const isOpen = readersOf(draft).kind !== 'participants';
  const Icon = isOpen ? UsersRound : Lock;
  return (
    <Note
      role="status"
      tone={isOpen ? 'accent' : 'neutral'}
      icon={<Icon size={16} aria-hidden="true" />}
    >
      <p>
        <strong>{t('newConversation.readers')}</strong> {useReadersText(draft)}
      </p>
    </Note>
  );
}

function useReadersText(draft: Draft): string {
  const t = useT();
  const list = useNameList();
  const nameOf = useRecordName();
  const readers = readersOf(draft);

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
