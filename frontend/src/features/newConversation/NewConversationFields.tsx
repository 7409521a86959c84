import { useEffect, useId, useRef } from 'react';
import { AttachButton } from '@/features/attachments/AttachButton';
import { UploadList } from '@/features/attachments/UploadList';
import { AttachAsFile, TooLong } from '@/features/composer/TooLong';
import { useRoom } from '@/features/composer/useRoom';
import { useT } from '@/lib/i18n/I18n';
import { lengthOf } from '@/lib/text';
import { Checkbox } from '@/ui/Checkbox';
import { PeoplePicker } from '../people/PeoplePicker';
import { keyOfRecord } from '../record/recordKey';
import { RecordPicker } from '../record/RecordPicker';
import type { Field } from './fieldErrors';
import { LimitedText } from './LimitedText';
import { MoreDetails } from './MoreDetails';
import styles from './NewConversationDialog.module.css';
import { AudienceLine } from './AudienceLine';
import { useFlawText } from './useFlawText';
import type { useNewConversationForm } from './useNewConversationForm';

export type NewConversationForm = ReturnType<typeof useNewConversationForm>;

export function NewConversationFields({ form }: { form: NewConversationForm }) {
  const t = useT();
  const { draft, limits, flaws, change, goTo, composed } = form;
  const flawText = useFlawText(draft);
  const room = useRoom(draft.message, limits.message, (message) => change('message', { message }));
  const isTooLong = lengthOf(draft.message) > limits.message;
  const fields = useRef<HTMLDivElement>(null);
  const hintId = useId();

  useEffect(() => {
    if (!goTo) return;
    const place = fields.current?.querySelector(`[data-field="${goTo.field}"]`);
    place?.querySelector<HTMLElement>('input, textarea, button')?.focus();
  }, [goTo]);

  const wrongPlaces = (field: Field) => {
    const flaw = flaws[field];
    return flaw?.kind === 'notChoosable' ? flaw.places : [];
  };

  return (
    <div ref={fields} className={styles.fields}>
      <div data-field="participants">
        <PeoplePicker
          autoFocus
          label={t('newConversation.participants')}
          dialogTitle={t('newConversation.selectParticipants')}
          chosen={draft.participants}
          onChange={(participants) => change('participants', { participants })}
          most={limits.participants - 1}
          errorMessage={flawText('participants', flaws.participants)}
          wrong={wrongPlaces('participants').flatMap((at) => draft.participants[at]?.id ?? [])}
        />
      </div>
      <div data-field="about">
        <RecordPicker
          label={t('newConversation.about')}
          chosen={draft.about}
          onChange={(about) => change('about', { about })}
          most={limits.about}
          errorMessage={flawText('about', flaws.about)}
          wrong={wrongPlaces('about').flatMap((at) => {
            const record = draft.about[at];
            return record ? keyOfRecord(record) : [];
          })}
        />
      </div>
      <div data-field="message" className={styles.message}>
        <LimitedText
          isRequired
          label={t('newConversation.message')}
          value={draft.message}
          onChange={room.type}
          limit={limits.message}
          errorMessage={flawText('message', flaws.message)}
        />
        {isTooLong && (
          <div className={styles.asFile}>
            <AttachAsFile
              text={draft.message}
              onAttach={(file) => {
                composed.add([file]);
                change('message', { message: '' });
              }}
            />
          </div>
        )}
        {room.refused !== undefined && (
          <TooLong
            text={room.refused}
            limit={limits.message}
            onAttach={(file) => {
              composed.add([file]);
              room.forget();
            }}
          />
        )}
      </div>
      <div className={styles.files}>
        <UploadList composed={composed} />
        <AttachButton hasText onFiles={composed.add} className={styles.moreButton} />
      </div>
      <div className={styles.private}>
        <Checkbox
          isSelected={draft.isPrivate}
          onChange={(isPrivate) => change('isPrivate', { isPrivate })}
          aria-describedby={hintId}
        >
          {t('newConversation.private')}
        </Checkbox>
        <p id={hintId} className={styles.privateHint}>
          {t('newConversation.private.hint')}
        </p>
      </div>
      <AudienceLine draft={draft} />
      <MoreDetails form={form} flawText={flawText} />
    </div>
  );
}
