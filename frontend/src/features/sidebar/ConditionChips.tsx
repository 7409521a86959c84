import { useQuery } from '@tanstack/react-query';
import type { ConversationFilter } from '@/api/keys';
import { recordQuery } from '@/api/queries';
import { recordOf } from '@/features/record/recordKey';
import { useT } from '@/lib/i18n/I18n';
import { Chip } from '@/ui/Chip';
import type { FilterChange } from './useSidebarFilter';

interface ConditionChipsProps {
  filter: ConversationFilter;
  onChange: (part: FilterChange) => void;
}

/** The conditions of an address for which the bar has no button: each can be taken away. */
export function ConditionChips({ filter, onChange }: ConditionChipsProps) {
  const t = useT();
  const key = recordOf(filter.about ?? '');
  const record = useQuery({
    ...recordQuery(key?.type ?? 'contact', key?.id ?? ''),
    enabled: key !== undefined,
  });
  const { about, role, status, unread, q } = filter;
  const chips: { part: FilterChange; text: string }[] = [
    ...(about === undefined
      ? []
      : [
          {
            part: { about: undefined },
            text: t('filters.chip.about', { name: record.data?.name ?? about }),
          },
        ]),
    ...(role === undefined ? [] : [{ part: { role: undefined }, text: t(`filters.role.${role}`) }]),
    ...(status === undefined
      ? []
      : [{ part: { status: undefined }, text: t(`sidebar.filter.${status}`) }]),
    ...(unread === false ? [{ part: { unread: undefined }, text: t('filters.read.read') }] : []),
    ...(q === undefined
      ? []
      : [{ part: { q: undefined }, text: t('filters.chip.text', { text: q }) }]),
  ];
  if (chips.length === 0) return null;
  return (
    <>
      {chips.map(({ part, text }) => (
        <Chip
          key={text}
          onRemove={() => onChange(part)}
          removeLabel={t('filters.removeCondition', { condition: text })}
        >
          <bdi>{text}</bdi>
        </Chip>
      ))}
    </>
  );
}
