import { useId, useState } from 'react';
import type { CrmRecord, RecordType } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import { Button } from '@/ui/Button';
import { ChipGroup } from '@/ui/ChipGroup';
import { Select } from '@/ui/Select';
import { RecordIcon } from './RecordIcon';
import { keyOfRecord, recordTypes } from './recordKey';
import { RecordDialog } from './RecordDialog';
import styles from './RecordPicker.module.css';
import { useRecordName } from './useRecordName';

interface RecordPickerProps {
  label: string;
  chosen: readonly CrmRecord[];
  onChange: (records: CrmRecord[]) => void;
  most: number;
  errorMessage?: string | undefined;
  /** Keys of those that the error is about. */
  wrong?: readonly string[];
}

/** Chooses records: the type first, then Select. */
export function RecordPicker({
  label,
  chosen,
  onChange,
  most,
  errorMessage,
  wrong,
}: RecordPickerProps) {
  const t = useT();
  const nameOf = useRecordName();
  const labelId = useId();
  const [type, setType] = useState<RecordType | 'any'>('any');
  const [isListOpen, setIsListOpen] = useState(false);
  const options = [
    { id: 'any' as const, label: t('record.anyType') },
    ...recordTypes.map((id) => ({ id, label: t(`record.type.${id}`) })),
  ];
  const chips = chosen.map((record) => ({
    id: keyOfRecord(record),
    text: nameOf(record),
    icon: <RecordIcon type={record.type} />,
    isWrong: wrong?.includes(keyOfRecord(record)) ?? false,
  }));
  return (
    <div role="group" aria-labelledby={labelId} className={styles.picker}>
      <span id={labelId} className={styles.label}>
        {label}
      </span>
      <div className={styles.row}>
        <Select
          hideLabel
          label={t('record.filter')}
          options={options}
          value={type}
          onChange={setType}
          className={styles.type}
        />
        <Button aria-label={t('record.selectTitle')} onPress={() => setIsListOpen(true)}>
          {t('record.select')}
        </Button>
      </div>
      {chips.length > 0 && (
        <ChipGroup
          label={label}
          items={chips}
          onRemove={(key) => onChange(chosen.filter((record) => keyOfRecord(record) !== key))}
        />
      )}
      {errorMessage !== undefined && (
        <p role="alert" className={styles.error}>
          {errorMessage}
        </p>
      )}
      {isListOpen && (
        <RecordDialog
          type={type === 'any' ? undefined : type}
          chosen={chosen}
          most={most}
          onChoose={onChange}
          onClose={() => setIsListOpen(false)}
        />
      )}
    </div>
  );
}
