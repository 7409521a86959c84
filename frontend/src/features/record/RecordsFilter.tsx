import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { RecordType } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import { SearchInput } from '@/ui/SearchInput';
import { recordTypes } from './recordKey';
import styles from './RecordsFilter.module.css';

interface RecordsFilterProps {
  type: RecordType | undefined;
  text: string;
  onType: (type: RecordType | undefined) => void;
  onText: (text: string) => void;
}

export function RecordsFilter({ type, text, onType, onText }: RecordsFilterProps) {
  const t = useT();
  return (
    <div role="search" aria-label={t('record.title')} className={styles.bar}>
      <SearchInput label={t('record.search')} value={text} onChange={onText} />
      <ToggleButtonGroup
        aria-label={t('record.filter')}
        disallowEmptySelection
        selectedKeys={[type ?? 'all']}
        onSelectionChange={([key]) => onType(recordTypes.find((each) => each === key))}
        className={styles.types ?? ''}
      >
        <ToggleButton id="all" className={styles.type ?? ''}>
          {t('record.all')}
        </ToggleButton>
        {recordTypes.map((each) => (
          <ToggleButton key={each} id={each} className={styles.type ?? ''}>
            {t(`record.types.${each}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
