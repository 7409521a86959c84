import { Lock } from 'lucide-react';
import { useLocation, useNavigate } from 'react-router';
import { useRecordFeed } from '@/api/live/useRecordFeed';
import type { CrmRecord } from '@/api/types';
import { RecordConversations } from '@/features/recordTab/RecordConversations';
import { PageTitle } from '@/features/sidebar/PageTitle';
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

/** A record of the CRM, as far as it is known here, with the tab of its conversations. */
export function RecordPage({ tab }: { tab: TabName }) {
  return <RecordLoader>{(record) => <Loaded record={record} tab={tab} />}</RecordLoader>;
}

function Loaded({ record, tab }: { record: CrmRecord; tab: TabName }) {
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
            content: <RecordConversations record={record} isHeard={isHeard} />,
          },
          { id: 'details', title: t('record.facts'), content: <RecordFacts record={record} /> },
        ]}
      />
    </div>
  );
}
