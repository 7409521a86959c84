import type { CrmRecord } from '@/api/types';
import { RecordPage } from '@/features/record/RecordPage';
import { RecordConversations } from './RecordConversations';

/** The page of a record, with the conversations about it in its first tab. */
export function RecordTabPage({ tab }: { tab: 'conversations' | 'details' }) {
  return <RecordPage tab={tab} conversations={conversationsAbout} />;
}

function conversationsAbout(record: CrmRecord, isHeard: boolean) {
  return <RecordConversations record={record} isHeard={isHeard} />;
}
