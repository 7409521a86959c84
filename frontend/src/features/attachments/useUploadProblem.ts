import { useProblemText } from '@/api/useProblemText';
import { fileSize } from '@/lib/fileNames';
import { useLocale, useT } from '@/lib/i18n/I18n';
import type { Upload } from './uploads';

/** Why a file could not be uploaded, for a person; undefined while nothing says that it couldn't. */
export function useUploadProblem({ reason }: Upload, limit: number): string | undefined {
  const t = useT();
  const locale = useLocale();
  const problemText = useProblemText();
  if (reason === undefined) return undefined;
  if (reason === 'tooLarge') {
    return t('attachments.tooLarge', { limit: fileSize(limit, locale) });
  }
  return reason === 'gone' ? t('attachments.gone') : problemText(reason);
}
