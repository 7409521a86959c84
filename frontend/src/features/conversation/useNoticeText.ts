import type { Entry } from '@/api/types';
import { useNameList } from '@/features/people/useNameList';
import { useT } from '@/lib/i18n/I18n';

/** The text of a notice, as a sentence. */
export function useNoticeText(entry: Entry): string {
  const t = useT();
  const nameList = useNameList();
  if (!entry.notice) return '';
  const { type, subjects } = entry.notice;
  const people = nameList(subjects.map(({ displayName }) => displayName));
  return t('conversation.notice', { type, author: entry.author.displayName, people });
}
