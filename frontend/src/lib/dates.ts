const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The number of calendar days in the reader's zone from `at` to `now`; 0 is today, 1 yesterday. */
function daysBetween(at: Date, now: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(now) - midnight(at)) / DAY);
}

/** As short as can be said without doubt: 5 min ago, 14:05, Mon 14:05, 3 Nov, 3 Nov 2025. */
export function shortTime(at: Date, now: Date, locale: string): string {
  const age = now.getTime() - at.getTime();
  if (age < HOUR) {
    const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
    return age < MINUTE
      ? format.format(0, 'second')
      : format.format(-Math.floor(age / MINUTE), 'minute');
  }
  const days = daysBetween(at, now);
  if (days <= 0) return timeOfDay(at, locale);
  if (days < 7) {
    const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' }).format(at);
    return `${weekday} ${timeOfDay(at, locale)}`;
  }
  const sameYear = at.getFullYear() === now.getFullYear();
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at);
}

export function timeOfDay(at: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at);
}

/** Date and time, as exact as a list of changes needs it: 22 Nov 2026, 14:05. */
export function dateTime(at: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** Date and time in full, for tooltips. */
export function fullTime(at: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(at);
}

/** The heading of a day in a timeline: Today, Yesterday, Monday 3 November, with the year if it is another. */
export function dayName(at: Date, now: Date, locale: string): string {
  const days = daysBetween(at, now);
  if (days >= 0 && days < 2) {
    const word = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day');
    return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
  }
  const sameYear = at.getFullYear() === now.getFullYear();
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at);
}
