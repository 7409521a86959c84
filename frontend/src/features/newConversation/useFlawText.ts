import { useIntl } from 'react-intl';
import { useT } from '@/lib/i18n/I18n';
import { namesApart } from '@/lib/namesApart';
import { useRecordName } from '../record/useRecordName';
import type { Draft } from './draft';
import type { Field, FieldFlaw } from './fieldErrors';

/** A sentence about what is wrong with a field; undefined where nothing is. */
export function useFlawText(draft: Draft) {
  const t = useT();
  const intl = useIntl();
  const nameOf = useRecordName();

  return (field: Field, flaw: FieldFlaw | undefined): string | undefined => {
    switch (flaw?.kind) {
      case undefined:
        return undefined;
      case 'missing':
        return field === 'participants'
          ? t('newConversation.missing.participants')
          : t('newConversation.missing.message');
      case 'tooLong':
        return t('newConversation.tooLong', { count: flaw.by });
      case 'tooMany':
        return field === 'about'
          ? t('newConversation.tooMany.about', { most: flaw.most })
          : t('newConversation.tooMany.participants', { most: flaw.most });
      case 'notChoosable': {
        const names = field === 'about' ? draft.about.map(nameOf) : namesApart(draft.participants);
        const wrong = flaw.places.flatMap((place) => names[place] ?? []);
        return t('newConversation.notChoosable', {
          names: intl.formatList(wrong, { type: 'conjunction' }),
        });
      }
      case 'other':
        return flaw.text;
    }
  };
}
