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

/** The record of a text that `keyOfRecord` makes; undefined for any other text. */
export function recordOf(key: string): { type: RecordType; id: string } | undefined {
  const [, type, id = ''] = /^(\w+):(.+)$/s.exec(key) ?? [];
  return isRecordType(type) ? { type, id } : undefined;
}
