import type { CrmRecord } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import styles from './RecordPage.module.css';

/** The known facts of a record; the rest is in the CRM. */
export function RecordFacts({
  record: { type, id, name, restricted, canEdit },
}: {
  record: CrmRecord;
}) {
  const t = useT();
  const facts = [
    { term: t('record.fact.type'), text: t(`record.type.${type}`) },
    { term: t('record.fact.id'), text: id },
    {
      term: t('record.fact.access'),
      text: restricted ? t('record.fact.access.some') : t('record.fact.access.all'),
    },
    {
      term: t('record.fact.yours'),
      text: canEdit ? t('record.fact.yours.edit') : t('record.fact.yours.view'),
    },
  ];
  return (
    <div className={styles.panel}>
      <dl className={styles.facts}>
        {facts.map(({ term, text }) => (
          <div key={term} className={styles.fact}>
            <dt>{term}</dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {name === null && <p className={styles.hint}>{t('record.nameHidden')}</p>}
    </div>
  );
}
