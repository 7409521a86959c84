import type { RecordType } from '@/api/types';

export const recordTypes: readonly RecordType[] = [
  'contact',
  'company',
  'household',
  'opportunity',
  'account',
];

export function isRecordType(text: string | null | undefined): text is RecordType {
  return recordTypes.some((type) => type === text);
}

/** One text for type and id together; two records of different types may share an id. */
export function keyOfRecord({ type, id }: { type: RecordType; id: string }): string {
  return `${type}:${id}`;
}
