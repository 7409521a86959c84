import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import {
  Autocomplete,
  Collection,
  ListBox,
  ListBoxItem,
  ListBoxLoadMoreItem,
  type Selection,
} from 'react-aria-components';
import { useT } from '@/lib/i18n/I18n';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { ErrorState } from './ErrorState';
import styles from './PickDialog.module.css';
import { SearchInput } from './SearchInput';
import { Skeleton } from './Skeleton';
import { Spinner } from './Spinner';
import { useDiscardQuestion } from './useDiscardQuestion';

interface PickDialogProps<T extends object> {
  title: string;
  searchLabel: string;
  /** The typed text; the caller narrows `items` to it (the server does that here). */
  search: string;
  onSearch: (text: string) => void;
  items: readonly T[];
  isLoading: boolean;
  isLoadingMore: boolean;
  onLoadMore: () => void;
  /** A sentence about what failed; undefined when nothing did. */
  error: string | undefined;
  onRetry: () => void;
  emptyText: string;
  keyOf: (item: T) => string;
  nameOf: (item: T) => string;
  /** Draws one item. */
  children: (item: T) => ReactNode;
  onClose: () => void;
  /** One: it is chosen at once. Several: they are ticked, and taken over by the button at the foot. */
  mode: { one: (item: T) => void } | { several: (items: T[]) => void; most: number };
  /** The items ticked initially. */
  chosen?: readonly T[];
}

/** A searchable list, loaded as it is scrolled, to choose one or several of. Mounted while it is open. */
export function PickDialog<T extends object>({ chosen, ...props }: PickDialogProps<T>) {
  const t = useT();
  const { mode, items, keyOf, onClose } = props;
  const [ticked, setTicked] = useState<ReadonlyMap<string, T>>(
    () => new Map(chosen?.map((item) => [keyOf(item), item])),
  );
  const isChanged =
    ticked.size !== (chosen?.length ?? 0) || chosen?.some((item) => !ticked.has(keyOf(item)));
  const { close, question } = useDiscardQuestion(isChanged ?? false, onClose);
  const several = 'several' in mode ? mode : undefined;
  const isFull = several !== undefined && ticked.size >= several.most;

  function select(selection: Selection) {
    const known = new Map([...items.map((item) => [keyOf(item), item] as const), ...ticked]);
    const keys = selection === 'all' ? items.map(keyOf) : [...selection].map(String);
    const picked = keys.flatMap((key) => known.get(key) ?? []);
    if ('several' in mode) {
      setTicked(new Map(picked.slice(0, mode.most).map((item) => [keyOf(item), item])));
    } else if (picked[0] !== undefined) {
      mode.one(picked[0]);
      onClose();
    }
  }

  return (
    <Dialog
      isOpen
      onClose={close}
      title={props.title}
      closeLabel={t('app.close')}
      size="small"
      footer={
        several && (
          <>
            <span role="status" className={styles.count}>
              {t('picker.chosen', { count: ticked.size, most: several.most })}
            </span>
            <Button onPress={onClose}>{t('picker.cancel')}</Button>
            <Button
              variant="primary"
              onPress={() => {
                several.several([...ticked.values()]);
                onClose();
              }}
            >
              {t('picker.done')}
            </Button>
          </>
        )
      }
    >
      <div className={styles.picker}>
        <Autocomplete inputValue={props.search} onInputChange={props.onSearch}>
          <SearchInput autoFocus label={props.searchLabel} />
          <PickList
            {...props}
            isSeveral={several !== undefined}
            keys={[...ticked.keys()]}
            isFull={isFull}
            onSelect={select}
          />
        </Autocomplete>
      </div>
      {question}
    </Dialog>
  );
}

interface PickListProps<T extends object> extends PickDialogProps<T> {
  isSeveral: boolean;
  keys: string[];
  /** No more can be ticked. */
  isFull: boolean;
  onSelect: (selection: Selection) => void;
}

function PickList<T extends object>({ items, keyOf, nameOf, ...props }: PickListProps<T>) {
  const t = useT();
  const { isSeveral, isFull, keys } = props;
  if (items.length === 0 && props.error !== undefined) {
    return (
      <ErrorState
        title={t('picker.failed')}
        detail={props.error}
        retryLabel={t('app.tryAgain')}
        onRetry={props.onRetry}
      />
    );
  }
  if (items.length === 0 && props.isLoading) return <PickSkeletons />;
  return (
    <ListBox
      aria-label={props.title}
      className={styles.list ?? ''}
      selectionMode={isSeveral ? 'multiple' : 'single'}
      selectedKeys={isSeveral ? keys : []}
      onSelectionChange={props.onSelect}
      escapeKeyBehavior="none"
      disabledKeys={isFull ? items.map(keyOf).filter((key) => !keys.includes(key)) : []}
      renderEmptyState={() => <p className={styles.empty}>{props.emptyText}</p>}
    >
      <Collection items={items} dependencies={[isSeveral, props.children]}>
        {(item) => (
          <ListBoxItem id={keyOf(item)} textValue={nameOf(item)} className={styles.item ?? ''}>
            {isSeveral && (
              <span className={styles.box} aria-hidden="true">
                <Check size={12} strokeWidth={3} />
              </span>
            )}
            {props.children(item)}
          </ListBoxItem>
        )}
      </Collection>
      <ListBoxLoadMoreItem
        isLoading={props.isLoadingMore}
        onLoadMore={props.onLoadMore}
        className={styles.more ?? ''}
      >
        <Spinner label={t('app.loading')} />
      </ListBoxLoadMoreItem>
    </ListBox>
  );
}

function PickSkeletons() {
  const t = useT();
  return (
    <div role="status" className={clsx(styles.list, styles.skeletons)}>
      <span className="visually-hidden">{t('app.loading')}</span>
      {['half', 'long', 'half', 'long'].map((width, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index} className={styles.skeleton}>
          <Skeleton shape="circle" />
          <Skeleton width={width as 'half' | 'long'} />
        </span>
      ))}
    </div>
  );
}
