import { useCallback } from 'react';
import type { CrmRecord } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';

/** The displayed name of a record: its name, or its type alone if the reader may not know the name (B11). */
export function useRecordName() {
  const t = useT();
  return useCallback(
    ({ type, name }: Pick<CrmRecord, 'type' | 'name'>) =>
      name ?? t('conversation.restricted', { type }),
    [t],
  );
}
