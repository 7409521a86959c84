import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useRecordFeed } from '@/api/live/useRecordFeed';
import type { CrmRecord } from '@/api/types';
import { PageTitle } from '@/features/badge/PageTitle';
import { useT } from '@/lib/i18n/I18n';
import { keepingSidebar, paths } from '@/lib/paths';
import { Badge } from '@/ui/Badge';
import { Tabs } from '@/ui/Tabs';
import { RecordBreadcrumb } from './RecordBreadcrumb';
import { RecordFacts } from './RecordFacts';
import styles from './RecordPage.module.css';
import { RecordTile } from './RecordTile';
import { useRecordName } from './useRecordName';
import { RecordLoader } from './RecordLoader';

type TabName = 'conversations' | 'details';

interface RecordPageProps {
  tab: TabName;
  /** Renders the first tab; `isHeard` once its events come in: data loaded before would have to be loaded again. */
  conversations: (record: CrmRecord, isHeard: boolean) => ReactNode;
}

/** A record of the CRM, as far as it is known here, with the tab of its conversations. */
export function RecordPage(props: RecordPageProps) {
  return <RecordLoader>{(record) => <Loaded record={record} {...props} />}</RecordLoader>;
}

function Loaded({ record, tab, conversations }: RecordPageProps & { record: CrmRecord }) {
  const t = useT();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { type, id } = record;
  const name = useRecordName()(record);
  const isHeard = useRecordFeed(record);
  const addresses = {
    conversations: paths.record(type, id),
    details: paths.recordDetails(type, id),
  };
  return (
    <div className={styles.page}>
      <PageTitle page={name} />
      <RecordBreadcrumb record={record} />
      <header className={styles.header}>
        <RecordTile type={type} size="large" />
        <div className={styles.heading}>
          <h1 className={styles.title}>
            <bdi>{name}</bdi>
          </h1>
          <p className={styles.kind}>
            {t(`record.type.${type}`)}
            {record.restricted && (
              <Badge tone="warning">
                <Lock size={11} aria-hidden="true" />
                {t('record.restricted')}
              </Badge>
            )}
          </p>
        </div>
      </header>
      <Tabs<TabName>
        label={t('record.parts')}
        selected={tab}
        onSelect={(next) =>
          void navigate(keepingSidebar(addresses[next], search), { replace: true })
        }
        tabs={[
          {
            id: 'conversations',
            title: t('record.conversations'),
            content: conversations(record, isHeard),
          },
          { id: 'details', title: t('record.facts'), content: <RecordFacts record={record} /> },
        ]}
      />
    </div>
  );
}
