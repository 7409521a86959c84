import { storage } from '@/lib/storage';
import en from './en';

export type MessageId = keyof typeof en;
export type Catalogue = Record<MessageId, string>;

export const languages = { en: 'English', fr: 'Français' } as const;
export type Language = keyof typeof languages;

const KEY = 'language';

/** Loads a language's catalogue; only English is in the first download, since it is also the fallback. */
export async function loadCatalogue(language: Language): Promise<Catalogue> {
  return language === 'fr' ? (await import('./fr')).default : en;
}

/** The language that the user chose here, else the first of the browser's languages that has a catalogue. */
export function preferredLanguage(): Language {
  const candidates = [storage.read(KEY) ?? '', ...navigator.languages];
  return candidates.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

export function rememberLanguage(language: Language): void {
  storage.write(KEY, language);
}

/** The browser's own variant of a language (en-GB, fr-CA), for how dates and numbers are written. */
export function localeOf(language: Language): string {
  return navigator.languages.find((tag) => tag.startsWith(language)) ?? language;
}

function isLanguage(tag: string): tag is Language {
  return tag in languages;
}
