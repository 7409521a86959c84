import { MessagesSquare } from 'lucide-react';
import type { SearchHit } from '@/api/types';
import { AppLink } from '@/lib/AppLink';
import { useT } from '@/lib/i18n/I18n';
import { Avatar } from '@/ui/Avatar';
import { Time } from '@/ui/Time';
import { type HighlightPart, highlightParts } from './highlight';
import styles from './SearchResults.module.css';

interface SearchHitRowProps {
  hit: SearchHit;
  /** Where it leads. */
  to: string;
  onOpen?: (() => void) | undefined;
}

/** Something that was found: the whole row leads there. */
export function SearchHitRow({
  hit: { conversation, entry, highlight },
  to,
  onOpen,
}: SearchHitRowProps) {
  const t = useT();
  const parts = highlightParts(highlight);
  // Found in the subject itself, it need not be said twice.
  const isSubject =
    entry === undefined && parts.map(({ text }) => text).join('') === conversation.subject;
  return (
    <li>
      <AppLink
        to={to}
        state={{ isAsked: true }}
        className={styles.hit}
        {...(onOpen && { onClick: onOpen })}
      >
        <span className={styles.line}>
          <bdi className={styles.subject}>
            {isSubject ? <Marked parts={parts} /> : (conversation.subject ?? t('search.noSubject'))}
          </bdi>
          {entry && <Time at={entry.at} className={styles.time} />}
        </span>
        {!isSubject && (
          <span className={styles.found}>
            {entry ? (
              <Avatar id={entry.author.id} name={entry.author.displayName} size="small" />
            ) : (
              <MessagesSquare size={16} aria-hidden="true" className={styles.icon} />
            )}
            <span className={styles.excerpt}>
              {entry && <span className={styles.author}>{entry.author.displayName} </span>}
              <bdi>
                <Marked parts={parts} />
              </bdi>
            </span>
          </span>
        )}
      </AppLink>
    </li>
  );
}

function Marked({ parts }: { parts: HighlightPart[] }) {
  return parts.map(({ text, isFound }, at) =>
    // Parts of one text, which never changes.
    // oxlint-disable-next-line react/no-array-index-key
    isFound ? <mark key={at}>{text}</mark> : text,
  );
}
