import { isNotFound } from '@/api/problem';
import { useProblemText } from '@/api/useProblemText';
import { useT } from '@/lib/i18n/I18n';

/**
 * Why a message could not be changed or deleted; undefined where it could. In the tab of a record one's own stand too
 * that one has deleted with one's copy: to who acts from their copy these are not there.
 */
export function useCorrectionProblem(error: Error | null): string | undefined {
  const t = useT();
  const problemText = useProblemText();
  if (error === null) return undefined;
  return isNotFound(error) ? t('message.notInCopy') : problemText(error);
}
