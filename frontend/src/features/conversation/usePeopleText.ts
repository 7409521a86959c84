import { useIntl } from 'react-intl';
import type { Conversation } from '@/api/types';
import { useMe } from '@/features/session/useSession';
import { useT } from '@/lib/i18n/I18n';
import { namesOfOthers } from './people';

/** "Bob Tanaka, Carol Okafor and 3 others": whom the conversation is with. */
export function usePeopleText(conversation: Conversation): string {
  const t = useT();
  const intl = useIntl();
  const { names, more } = namesOfOthers(conversation, useMe().id);
  if (names.length === 0) return t('conversation.onlyYou');
  const parts = more > 0 ? [...names, t('conversation.others', { count: more })] : names;
  return intl.formatList(parts, { type: 'conjunction' });
}
