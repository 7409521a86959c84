import { useState } from 'react';
import type { CrmRecord, RecordType } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { useT } from '@/lib/i18n/I18n';
import { PickDialog } from '@/ui/PickDialog';
import { keyOfRecord } from './recordKey';
import { RecordOption } from './RecordOption';
import { useRecordName } from './useRecordName';
import { useRecordSearch } from './useRecordSearch';

interface RecordDialogProps {
  type: RecordType | undefined;
  chosen: readonly CrmRecord[];
  most: number;
  onChoose: (records: CrmRecord[]) => void;
  onClose: () => void;
}

/** The list of records whose name the reader may see, of one type or of all. */
export function RecordDialog({ type, chosen, most, onChoose, onClose }: RecordDialogProps) {
  const t = useT();
  const problemText = useProblemText();
  const nameOf = useRecordName();
  const [search, setSearch] = useState('');
  const list = useRecordSearch(type, search);
  return (
    <PickDialog<CrmRecord>
      title={t('record.selectTitle')}
      searchLabel={t('record.search')}
      search={search}
      onSearch={setSearch}
      items={list.items}
      isLoading={list.isLoading}
      isLoadingMore={list.isLoadingMore}
      onLoadMore={list.loadMore}
      error={list.error === null ? undefined : problemText(list.error)}
      onRetry={list.retry}
      emptyText={t('record.none')}
      keyOf={keyOfRecord}
      nameOf={nameOf}
      mode={{ several: onChoose, most }}
      chosen={chosen}
      onClose={onClose}
    >
      {(record) => <RecordOption record={record} />}
    </PickDialog>
  );
}
