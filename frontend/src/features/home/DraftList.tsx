import { useQuery } from '@tanstack/react-query';
import { PencilLine } from 'lucide-react';
import { useId, useSyncExternalStore } from 'react';
import { conversationQuery } from '@/api/queries';
import { useConversation } from '@/api/store/useStore';
import { useComposer } from '@/features/composer/ComposerProvider';
import { useT } from '@/lib/i18n/I18n';
import styles from './HomeList.module.css';
import { HomeRow } from './HomeRow';

/** The texts that the user has typed in this browser and not sent. */
export function DraftList() {
  const t = useT();
  const id = useId();
  const { drafts } = useComposer();
  const conversationIds = useSyncExternalStore(drafts.subscribe, drafts.conversationIds);
  if (conversationIds.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {t('home.drafts')}
      </h2>
      <ol aria-labelledby={id} className={styles.list}>
        {conversationIds.map((conversationId) => (
          <DraftRow key={conversationId} conversationId={conversationId} />
        ))}
      </ol>
    </section>
  );
}

/** A draft; nothing where its conversation can't be read any more. */
function DraftRow({ conversationId }: { conversationId: string }) {
  const { drafts } = useComposer();
  const conversation = useConversation(conversationId);
  useQuery({ ...conversationQuery(conversationId), enabled: conversation === undefined });
  const text = useSyncExternalStore(drafts.subscribe, () => drafts.get(conversationId));
  if (conversation === undefined) return null;
  return (
    <HomeRow
      conversation={conversation}
      icon={<PencilLine size={16} aria-hidden="true" className={styles.icon} />}
    >
      <bdi>{text}</bdi>
    </HomeRow>
  );
}
