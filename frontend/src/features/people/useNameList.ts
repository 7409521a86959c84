import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { useT } from '@/lib/i18n/I18n';

const MAX_NAMES = 3;

/** Names as a sentence has them: all of them up to four, else the first three and how many more there are. */
export function useNameList() {
  const t = useT();
  const intl = useIntl();
  return useCallback(
    (names: readonly string[]): string => {
      const more = names.length - MAX_NAMES;
      const parts =
        more > 1 ? [...names.slice(0, MAX_NAMES), t('people.others', { count: more })] : [...names];
      return intl.formatList(parts, { type: 'conjunction' });
    },
    [t, intl],
  );
}
