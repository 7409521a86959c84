import { useCallback } from 'react';
import type { CrmRecord } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';

/** What a record is called on the screen: its name, or no more than its type where the reader may not learn it (B11). */
export function useRecordName() {
  const t = useT();
  return useCallback(
    ({ type, name }: Pick<CrmRecord, 'type' | 'name'>) =>
      name ?? t('conversation.restricted', { type }),
    [t],
  );
}
