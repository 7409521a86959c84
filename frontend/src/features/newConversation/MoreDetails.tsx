import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useT } from '@/lib/i18n/I18n';
import { Button } from '@/ui/Button';
import type { useFlawText } from './useFlawText';
import { LimitedText } from './LimitedText';
import styles from './NewConversationDialog.module.css';
import type { NewConversationForm } from './NewConversationFields';

interface MoreDetailsProps {
  form: NewConversationForm;
  flawText: ReturnType<typeof useFlawText>;
}

/** Subject and description; unfolded where there is something in them, or something wrong with it. */
export function MoreDetails({
  form: { draft, limits, flaws, change },
  flawText,
}: MoreDetailsProps) {
  const t = useT();
  const [wasOpened, setWasOpened] = useState(draft.subject !== '' || draft.description !== '');
  const isOpen = wasOpened || flaws.subject !== undefined || flaws.description !== undefined;
  return (
    <div className={styles.more}>
      <Button
        variant="quiet"
        size="small"
        aria-expanded={isOpen}
        className={styles.moreButton}
        onPress={() => setWasOpened(!isOpen)}
      >
        <ChevronRight size={14} aria-hidden="true" className={styles.chevron} />
        {t('newConversation.moreDetails')}
      </Button>
      {isOpen && (
        <>
          <div data-field="subject">
            <LimitedText
              rows={1}
              label={t('newConversation.subject')}
              value={draft.subject}
              // On one line: what is pasted with line breaks becomes one.
              onChange={(subject) => change('subject', { subject: oneLine(subject) })}
              limit={limits.subject}
              errorMessage={flawText('subject', flaws.subject)}
            />
          </div>
          <div data-field="description">
            <LimitedText
              rows={2}
              label={t('newConversation.description')}
              value={draft.description}
              onChange={(description) => change('description', { description })}
              limit={limits.description}
              errorMessage={flawText('description', flaws.description)}
            />
          </div>
        </>
      )}
    </div>
  );
}

function oneLine(text: string): string {
  return text.replaceAll(/[\n\v\f\r\u0085\u2028\u2029]+/g, ' ');
}
