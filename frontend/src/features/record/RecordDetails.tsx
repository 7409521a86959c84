import { ChevronRight, Lock, MessageSquarePlus } from 'lucide-react';
import type { CrmRecord } from '@/api/types';
import { AppLink } from '@/lib/AppLink';
import { useT } from '@/lib/i18n/I18n';
import { paths } from '@/lib/paths';
import { Badge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { useNewConversation } from '../newConversation/NewConversationProvider';
import { RecordFacts } from './RecordFacts';
import styles from './RecordPage.module.css';
import { RecordTile } from './RecordTile';
import { useRecordName } from './useRecordName';

export function RecordDetails({ record }: { record: CrmRecord }) {
  const t = useT();
  const newConversation = useNewConversation();
  const name = useRecordName()(record);
  return (
    <div className={styles.page}>
      <title>{t('app.title', { page: name })}</title>
      <nav aria-label={t('record.breadcrumb')} className={styles.breadcrumb}>
        <AppLink to={paths.records()}>{t('record.title')}</AppLink>
        <ChevronRight size={13} aria-hidden="true" />
        <AppLink to={paths.records(record.type)}>{t(`record.types.${record.type}`)}</AppLink>
      </nav>
      <header className={styles.header}>
        <RecordTile type={record.type} size="large" />
        <div className={styles.heading}>
          <h1 className={styles.title}>
            <bdi>{name}</bdi>
          </h1>
          <p className={styles.kind}>
            {t(`record.type.${record.type}`)}
            {record.restricted && (
              <Badge tone="warning">
                <Lock size={11} aria-hidden="true" />
                {t('record.restricted')}
              </Badge>
            )}
          </p>
        </div>
      </header>
      <div className={styles.columns}>
        <section aria-labelledby="record-conversations" className={styles.panel}>
          <h2 id="record-conversations" className={styles.panelTitle}>
            {t('record.conversations')}
          </h2>
          <p className={styles.hint}>{t('record.conversations.hint')}</p>
          <Button variant="primary" onPress={() => newConversation([record])}>
            <MessageSquarePlus size={16} aria-hidden="true" />
            {t('record.add')}
          </Button>
        </section>
        <RecordFacts record={record} />
      </div>
    </div>
  );
}
