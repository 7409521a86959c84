import { useInfiniteQuery } from '@tanstack/react-query';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { answerOf, client } from '@/api/client';
import { keys } from '@/api/keys';
import type { Conversation } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { useT } from '@/lib/i18n/I18n';
import { Avatar } from '@/ui/Avatar';
import { Badge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import popover from '@/ui/Popover.module.css';
import { Spinner } from '@/ui/Spinner';
import styles from './PeopleButton.module.css';

const FACES = 4;

/** Who takes part, in a row of faces that opens the whole list. */
export function PeopleButton({ conversation }: { conversation: Conversation }) {
  const t = useT();
  const active = conversation.participants.filter(({ state }) => state === 'active');
  return (
    <DialogTrigger>
      <AriaButton className={styles.button ?? ''}>
        <span className={styles.faces}>
          {active.slice(0, FACES).map(({ user }) => (
            <Avatar key={user.id} id={user.id} name={user.displayName} size="small" />
          ))}
        </span>
        {t('conversation.people', { count: conversation.participantCount })}
      </AriaButton>
      <Popover className={popover.popover ?? ''} placement="bottom start" offset={4}>
        <Dialog aria-label={t('conversation.peopleTitle')} className={styles.dialog ?? ''}>
          <People conversationId={conversation.id} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function People({ conversationId }: { conversationId: string }) {
  const t = useT();
  const problemText = useProblemText();
  const people = useInfiniteQuery({
    queryKey: keys.participants(conversationId),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        client.GET('/api/v1/conversations/{id}/participants', {
          params: {
            path: { id: conversationId },
            query: pageParam === null ? {} : { cursor: pageParam },
          },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.nextCursor,
    staleTime: 0,
  });

  if (people.isPending) return <Spinner label={t('app.loading')} />;
  if (people.isError && !people.data) return <p role="alert">{problemText(people.error)}</p>;
  return (
    <>
      <ul className={styles.list}>
        {people.data?.pages
          .flatMap(({ items }) => items)
          .map(({ user, role, state }) => (
            <li key={user.id} className={styles.person}>
              <Avatar id={user.id} name={user.displayName} />
              <span className={styles.name}>{user.displayName}</span>
              {role === 'creator' && <Badge>{t('conversation.creator')}</Badge>}
              {state !== 'active' && <Badge>{t('conversation.state', { state })}</Badge>}
            </li>
          ))}
      </ul>
      {people.hasNextPage && (
        <Button
          size="small"
          variant="quiet"
          onPress={() => void people.fetchNextPage({ cancelRefetch: false })}
        >
          {t('conversation.morePeople')}
        </Button>
      )}
    </>
  );
}
