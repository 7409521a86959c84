import { queryOptions } from '@tanstack/react-query';
import { answerOf, fileClient } from '@/api/client';
import { keys } from '@/api/keys';
import { isNotFound } from '@/api/problem';
import type { Attachment } from '@/api/types';

/** The types that every browser shows. */
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

export function isPictureType(type: string): boolean {
  return PICTURES.has(type);
}

/** Whether a file is shown as a picture. One without a small picture of it is a file like any other. */
export function isPicture({ type, hasPreview }: Pick<Attachment, 'type' | 'hasPreview'>): boolean {
  return hasPreview && isPictureType(type);
}

/** A file's content, or the small picture of an image; never by an address that somebody could pass on. */
export const attachmentQuery = (id: string, part: 'file' | 'preview') =>
  queryOptions({
    queryKey: keys.attachment(id, part),
    queryFn: ({ signal }) => fetchAttachment(id, part, signal),
    // Uploaded files never change.
    staleTime: Infinity,
    retry: (failures, error) => failures < 2 && !isNotFound(error),
  });

export function fetchAttachment(
  id: string,
  part: 'file' | 'preview',
  signal?: AbortSignal,
): Promise<Blob> {
  const init = {
    params: { path: { id } },
    parseAs: 'blob',
    ...(signal && { signal }),
  } as const;
  return answerOf<Blob>(
    part === 'preview'
      ? fileClient.GET('/api/v1/attachments/{id}/preview', init)
      : fileClient.GET('/api/v1/attachments/{id}', init),
  );
}
