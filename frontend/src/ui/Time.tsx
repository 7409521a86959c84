import { dateTime, fullTime, shortTime, timeOfDay } from '@/lib/dates';
import { useLocale } from '@/lib/i18n/I18n';
import { useNow } from '@/lib/useNow';

interface TimeProps {
  /** RFC 3339, in UTC. */
  at: string;
  /** 'clock' where a heading already names the day; 'exact' where the moment matters. */
  format?: 'short' | 'clock' | 'exact';
  className?: string | undefined;
}

/** A moment in the reader's zone, in full on hover. */
export function Time({ at, format = 'short', className }: TimeProps) {
  const locale = useLocale();
  const now = useNow();
  const date = new Date(at);
  return (
    <time dateTime={at} title={fullTime(date, locale)} className={className}>
      {textOf(date, now, locale, format)}
    </time>
  );
}

function textOf(date: Date, now: Date, locale: string, format: TimeProps['format']): string {
  if (format === 'clock') return timeOfDay(date, locale);
  return format === 'exact' ? dateTime(date, locale) : shortTime(date, now, locale);
}
