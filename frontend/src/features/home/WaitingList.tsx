import { CheckCheck } from 'lucide-react';
import { useNavigate } from 'react-router';
import type { Conversation } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { useBadge } from '@/features/badge/useBadge';
import { setSidebarOpen } from '@/features/sidebar/useSidebarOpen';
import { useT } from '@/lib/i18n/I18n';
import { paths } from '@/lib/paths';
import { Avatar } from '@/ui/Avatar';
import { Badge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { Skeleton } from '@/ui/Skeleton';
import { Time } from '@/ui/Time';
import styles from './HomeList.module.css';
import { HomeRow } from './HomeRow';
import { useWaiting } from './useWaiting';

/** The conversations with something unread, one line for each. */
export function WaitingList({ labelledBy }: { labelledBy: string }) {
  const t = useT();
  const problemText = useProblemText();
  const { conversations, isPending, error, retry } = useWaiting();
  const unread = useBadge() ?? 0;
  const navigate = useNavigate();

  function showAll() {
    setSidebarOpen(true);
    void navigate(paths.unread());
  }

  if (isPending) return <WaitingSkeleton />;
  if (error !== null && conversations.length === 0) {
    return (
      <ErrorState
        title={t('sidebar.failed')}
        detail={problemText(error)}
        retryLabel={t('app.tryAgain')}
        onRetry={retry}
      />
    );
  }
  if (conversations.length === 0) {
    return <EmptyState icon={<CheckCheck size={20} />} title={t('sidebar.allRead')} />;
  }
  return (
    <>
      <ol aria-labelledby={labelledBy} className={styles.list}>
        {conversations.map((conversation) => (
          <WaitingRow key={conversation.id} conversation={conversation} />
        ))}
      </ol>
      {unread > conversations.length && (
        <Button variant="quiet" className={styles.all} onPress={showAll}>
          {t('home.all', { count: unread })}
        </Button>
      )}
    </>
  );
}

function WaitingRow({ conversation }: { conversation: Conversation }) {
  const t = useT();
  const { unreadCount, lastActivityAt } = conversation;
  const last = conversation.messages.at(-1);
  return (
    <HomeRow
      conversation={conversation}
      isUnread
      icon={last && <Avatar id={last.author.id} name={last.author.displayName} size="small" />}
      end={
        <>
          <Badge tone="count">
            {unreadCount}
            <span className="visually-hidden">{t('sidebar.unread')}</span>
          </Badge>
          <Time at={lastActivityAt} className={styles.time} />
        </>
      }
    >
      {last && (
        <>
          <bdi className={styles.author}>{last.author.displayName}</bdi>{' '}
          <bdi>{last.deleted ? t('message.deleted') : last.text}</bdi>
        </>
      )}
    </HomeRow>
  );
}

function WaitingSkeleton() {
  const t = useT();
  return (
    <div role="status" className={styles.skeletons}>
      <span className="visually-hidden">{t('app.loading')}</span>
      {(['long', 'half', 'long'] as const).map((width, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- they are all alike
        <Skeleton key={index} width={width} />
      ))}
    </div>
  );
}
