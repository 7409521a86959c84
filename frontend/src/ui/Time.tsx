import { fullTime, shortTime, timeOfDay } from '@/lib/dates';
import { useLocale } from '@/lib/i18n/I18n';
import { useNow } from '@/lib/useNow';

interface TimeProps {
  /** RFC 3339, in UTC. */
  at: string;
  /** 'clock' where a heading already names the day. */
  format?: 'short' | 'clock';
  className?: string | undefined;
}

/** A moment in the reader's zone, in full on hover. */
export function Time({ at, format = 'short', className }: TimeProps) {
  const locale = useLocale();
  const now = useNow();
  const date = new Date(at);
  return (
    <time dateTime={at} title={fullTime(date, locale)} className={className}>
      {format === 'clock' ? timeOfDay(date, locale) : shortTime(date, now, locale)}
    </time>
  );
}
