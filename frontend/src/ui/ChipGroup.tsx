import { clsx } from 'clsx';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Tag, TagGroup, TagList } from 'react-aria-components';
import chip from './Chip.module.css';
import styles from './ChipGroup.module.css';

interface ChipItem {
  id: string;
  text: string;
  /** Says more to who points at it. */
  hint?: string | undefined;
  icon?: ReactNode;
  /** Can't be taken away. */
  isFixed?: boolean;
  /** Set off as what an error is about. */
  isWrong?: boolean;
}

interface ChipGroupProps {
  label: string;
  items: readonly ChipItem[];
  onRemove: (id: string) => void;
}

/** The chosen items: one stop in the tab order, arrow keys between them, Delete or the x removes one. */
export function ChipGroup({ label, items, onRemove }: ChipGroupProps) {
  return (
    <TagGroup
      aria-label={label}
      disabledKeys={items.flatMap(({ id, isFixed }) => (isFixed ? id : []))}
      onRemove={(keys) => {
        for (const key of keys) onRemove(String(key));
      }}
    >
      <TagList items={items} className={styles.list ?? ''}>
        {({ text, hint, icon, isFixed = false, isWrong = false }) => (
          <Tag
            textValue={text}
            className={clsx(chip.chip, !isFixed && chip.removable, isWrong && styles.wrong)}
          >
            <span className={chip.text}>
              {icon}
              <bdi className={styles.name} title={hint}>
                {text}
              </bdi>
            </span>
            {!isFixed && (
              <Button slot="remove" className={chip.remove ?? ''}>
                <X size={12} aria-hidden="true" />
              </Button>
            )}
          </Tag>
        )}
      </TagList>
    </TagGroup>
  );
}
