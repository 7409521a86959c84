import { useEffect } from 'react';
import { client } from '@/api/client';
import { useLanguage } from '@/lib/i18n/I18n';

/** Lets the server know in which language and time zone to write mails: those that the user sees here. */
export function useTellLocale(): void {
  const { language } = useLanguage();
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    // The next start tells it again.
    client.PUT('/api/v1/me/locale', { body: { language, timeZone } }).catch(() => {});
  }, [language]);
}
