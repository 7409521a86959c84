import {
  File,
  FileArchive,
  FileBraces,
  FileHeadphone,
  FileImage,
  FilePlay,
  FileSpreadsheet,
  FileText,
  Presentation,
} from 'lucide-react';
import type { ComponentType } from 'react';

type Icon = ComponentType<{ size?: number; 'aria-hidden'?: 'true' }>;

/** By what a media type contains; the first that fits. */
const icons: readonly [RegExp, Icon][] = [
  [/^image\//, FileImage],
  [/^audio\//, FileHeadphone],
  [/^video\//, FilePlay],
  [/spreadsheet|excel|csv/, FileSpreadsheet],
  [/presentation|powerpoint/, Presentation],
  [/zip|compressed|tar|rar|7z/, FileArchive],
  [/json|xml|html|javascript/, FileBraces],
  [/^text\/|pdf|word|opendocument\.text|rtf/, FileText],
];

/** Says at a glance what kind of file it is; the name beside it says it in words. */
export function FileIcon({ type, size = 18 }: { type: string; size?: number }) {
  const Chosen = icons.find(([pattern]) => pattern.test(type))?.[1] ?? File;
  return <Chosen size={size} aria-hidden="true" />;
}
