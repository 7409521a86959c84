import { useQuery } from '@tanstack/react-query';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
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
  asRecord: boolean;
}

/** All texts that a message had, the present one on top. */
export function Versions({ conversationId, seq, asRecord }: VersionsProps) {
  const t = useT();
  const problemText = useProblemText();
  const { data, error, refetch } = useQuery({
    queryKey: keys.versions({ id: conversationId, seq, asRecord }),
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/api/v1/conversations/{id}/messages/{seq}/versions', {
          params: {
            path: { id: conversationId, seq },
            query: asRecord ? { view: 'record' } : {},
          },
          signal,
        }),
      ),
    staleTime: 0,
  });

  if (data) {
    return (
      <ol className={styles.list}>
        {data.items.toReversed().map(({ text, at }, index) => (
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
    );
  }
  if (error === null) return <Spinner label={t('app.loading')} />;
  return (
    <div role="alert" className={styles.failed}>
      <p>{problemText(error)}</p>
      <Button size="small" onPress={() => void refetch()}>
        {t('app.tryAgain')}
      </Button>
    </div>
  );
}
