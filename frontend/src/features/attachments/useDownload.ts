import { useMutation } from '@tanstack/react-query';
import type { Attachment } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { shownName } from '@/lib/fileNames';
import { useT } from '@/lib/i18n/I18n';
import { announce } from '@/ui/announce';
import { showToast } from '@/ui/toasts';
import { fetchAttachment } from './attachmentQuery';

/** A browser reads the file after the click, at its own time. */
const READ_WITHIN_MS = 60_000;

/** Saves a file under its name; it is fetched with the session's token, which no address ever holds. */
export function useDownload() {
  const t = useT();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: ({ id }: Pick<Attachment, 'id' | 'name'>) => fetchAttachment(id, 'file'),
    onSuccess(content, { name }) {
      save(content, shownName(name));
      announce(t('attachments.downloaded', { name: shownName(name) }));
    },
    onError: (error, { name }) =>
      showToast(
        t('attachments.notDownloaded', { name: shownName(name), problem: problemText(error) }),
      ),
  });
}

function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), READ_WITHIN_MS);
}
