import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import type { View } from '@/api/store/state';
import { pagedList } from '@/api/pagedList';
import { useProblemText } from '@/api/useProblemText';
import { useT } from '@/lib/i18n/I18n';
import { Badge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { LinkedText } from '@/ui/LinkedText';
import { Spinner } from '@/ui/Spinner';
import { Time } from '@/ui/Time';
import styles from './Versions.module.css';

interface VersionsProps {
  conversationId: string;
  seq: number;
  view: View;
}

/** The texts that a message had, the present one on top, the oldest ones on demand. */
export function Versions({ conversationId, seq, view }: VersionsProps) {
  const t = useT();
  const problemText = useProblemText();
  const query = useInfiniteQuery({
    queryKey: keys.versions({ id: conversationId, seq, view }),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        client.GET('/api/v1/conversations/{id}/messages/{seq}/versions', {
          params: {
            path: { id: conversationId, seq },
            query: {
              order: 'newest',
              ...(pageParam && { cursor: pageParam }),
              ...(view === 'record' && { view }),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.nextCursor,
    staleTime: 0,
  });
  const { items, isLoading, isLoadingMore, error, loadMore, retry } = pagedList(
    query,
    ({ at }) => at,
  );

  if (isLoading) return <Spinner label={t('app.loading')} />;
  return (
    <>
      <ol className={styles.list}>
        {items.map(({ text, at }, index) => (
          <li key={at} className={styles.version}>
            <p className={styles.at}>
              <Time at={at} format="exact" />
              {index === 0 && <Badge>{t('message.present')}</Badge>}
            </p>
            <p dir="auto" className={styles.text}>
              <LinkedText text={text} />
            </p>
          </li>
        ))}
      </ol>
      {error === null ? (
        query.hasNextPage && (
          <Button size="small" isPending={isLoadingMore} className={styles.more} onPress={loadMore}>
            {t('message.earlierVersions')}
          </Button>
        )
      ) : (
        <div role="alert" className={styles.failed}>
          <p>{problemText(error)}</p>
          <Button size="small" onPress={retry}>
            {t('app.tryAgain')}
          </Button>
        </div>
      )}
    </>
  );
}
