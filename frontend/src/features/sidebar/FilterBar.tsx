import { ToggleButton } from 'react-aria-components';
import type { ConversationFilter } from '@/api/keys';
import type { Conversation } from '@/api/types';
import { useT } from '@/lib/i18n/I18n';
import styles from './FilterBar.module.css';
import { PersonFilter } from './PersonFilter';

interface FilterBarProps {
  filter: ConversationFilter;
  onChange: (part: {
    [K in keyof ConversationFilter]: ConversationFilter[K] | undefined;
  }) => void;
  /** Those on the list now; they know the name of the person it is narrowed to. */
  conversations: Conversation[];
}

export function FilterBar({ filter, onChange, conversations }: FilterBarProps) {
  const t = useT();
  const { unread, role, status } = filter;
  const toggles = [
    {
      label: t('sidebar.filter.unread'),
      isOn: unread === true,
      turn: (on: boolean) => onChange({ unread: on ? true : undefined }),
    },
    {
      label: t('sidebar.filter.created'),
      isOn: role === 'creator',
      turn: (on: boolean) => onChange({ role: on ? 'creator' : undefined }),
    },
    {
      label: t('sidebar.filter.open'),
      isOn: status === 'open',
      turn: (on: boolean) => onChange({ status: on ? 'open' : undefined }),
    },
    {
      label: t('sidebar.filter.closed'),
      isOn: status === 'closed',
      turn: (on: boolean) => onChange({ status: on ? 'closed' : undefined }),
    },
  ];
  return (
    <div className={styles.bar} role="search" aria-label={t('sidebar.filter')}>
      <PersonFilter
        personId={filter.with}
        conversations={conversations}
        onChange={(id) => onChange({ with: id })}
      />
      <div className={styles.toggles}>
        {toggles.map(({ label, isOn, turn }) => (
          <ToggleButton
            key={label}
            isSelected={isOn}
            onChange={turn}
            className={styles.toggle ?? ''}
          >
            {label}
          </ToggleButton>
        ))}
      </div>
    </div>
  );
}
