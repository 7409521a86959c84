import { useT } from '@/lib/i18n/I18n';
import { Button } from '@/ui/Button';
import styles from './SearchScope.module.css';

/** Above the results while a filter is on, which a search of messages does not take; the list of conversations takes both. */
export function SearchScope({ onNarrow }: { onNarrow: () => void }) {
  const t = useT();
  return (
    <div className={styles.scope}>
      <p>{t('sidebar.search.unfiltered')}</p>
      <Button size="small" onPress={onNarrow}>
        {t('sidebar.search.narrow')}
      </Button>
    </div>
  );
}
