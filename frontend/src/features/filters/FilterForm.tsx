import { useState } from 'react';
import type { Filter } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { useT } from '@/lib/i18n/I18n';
import { Button } from '@/ui/Button';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { Dialog } from '@/ui/Dialog';
import { Note } from '@/ui/Note';
import { TextField } from '@/ui/TextField';
import { useDiscardQuestion } from '@/ui/useDiscardQuestion';
import type { FilterDraft } from './draft';
import { FilterConditions } from './FilterConditions';
import styles from './FilterForm.module.css';
import { useDeleteFilter } from './useFilterActions';
import { useFilterForm } from './useFilterForm';

interface FilterFormProps {
  filter: Filter | undefined;
  initial: FilterDraft;
  leftOut: string | undefined;
  onSaved: (filter: Filter) => void;
  onDeleted: () => void;
  onClose: () => void;
}

export function FilterForm({
  filter,
  initial,
  leftOut,
  onSaved,
  onDeleted,
  onClose,
}: FilterFormProps) {
  const t = useT();
  const form = useFilterForm(filter, initial, onSaved);
  const isChanged = JSON.stringify(form.draft) !== JSON.stringify(initial);
  const { close, question } = useDiscardQuestion(isChanged, onClose);
  const [isDeleting, setDeleting] = useState(false);
  return (
    <Dialog
      isOpen
      isDismissable={false}
      title={filter === undefined ? t('filters.new') : t('filters.edit')}
      closeLabel={t('app.close')}
      onClose={close}
      footer={
        <>
          {filter !== undefined && (
            <Button variant="quiet" className={styles.delete} onPress={() => setDeleting(true)}>
              {t('filters.delete')}
            </Button>
          )}
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button variant="primary" isPending={form.isPending} onPress={form.save}>
            {t('app.save')}
          </Button>
        </>
      }
    >
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          form.save();
        }}
      >
        {leftOut !== undefined && <Note>{leftOut}</Note>}
        <TextField
          autoFocus
          isRequired
          label={t('filters.name')}
          value={form.draft.name}
          onChange={(name) => form.change({ name })}
          errorMessage={form.errors.name}
        />
        <FilterConditions draft={form.draft} change={form.change} errors={form.errors} />
        <Note role="alert" tone="danger">
          {form.failure !== undefined && <p>{form.failure}</p>}
        </Note>
      </form>
      {question}
      {isDeleting && filter && (
        <DeleteDialog filter={filter} onDeleted={onDeleted} onClose={() => setDeleting(false)} />
      )}
    </Dialog>
  );
}

interface DeleteDialogProps {
  filter: Filter;
  onDeleted: () => void;
  onClose: () => void;
}

function DeleteDialog({ filter, onDeleted, onClose }: DeleteDialogProps) {
  const t = useT();
  const problemText = useProblemText();
  const remove = useDeleteFilter(filter, onDeleted);
  return (
    <ConfirmDialog
      title={t('filters.deleteTitle', { name: filter.name })}
      confirmLabel={t('filters.delete')}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
      isPending={remove.isPending}
      error={remove.error === null ? undefined : problemText(remove.error)}
    >
      <p>{t('filters.deleteText')}</p>
    </ConfirmDialog>
  );
}
