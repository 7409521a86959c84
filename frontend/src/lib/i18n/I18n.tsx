import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider, useIntl } from 'react-intl';
import en from './en';
import { useInputMethods } from './inputMethods';
import {
  type Catalogue,
  type Language,
  loadCatalogue,
  localeOf,
  type MessageId,
  preferredLanguage,
  rememberLanguage,
} from './languages';

interface LanguageChoice {
  language: Language;
  chooseLanguage: (language: Language) => void;
}

const LanguageContext = createContext<LanguageChoice>({
  language: 'en',
  chooseLanguage: () => {},
});

/** Gives everything below its language; the page's own `lang` follows. What an input method is typing with stays its own. */
export function I18n({ children }: { children: ReactNode }) {
  useInputMethods();
  const [wanted, setWanted] = useState(preferredLanguage);
  const [loaded, setLoaded] = useState<{ language: Language; messages: Catalogue } | undefined>(
    wanted === 'en' ? { language: 'en', messages: en } : undefined,
  );

  useEffect(() => {
    let current = true;
    void loadCatalogue(wanted).then((messages) => {
      if (current) setLoaded({ language: wanted, messages });
    });
    return () => {
      current = false;
    };
  }, [wanted]);

  const language = loaded?.language;
  useEffect(() => {
    if (language !== undefined) document.documentElement.lang = language;
  }, [language]);

  const choice = useMemo(
    () => ({
      language: wanted,
      chooseLanguage(next: Language) {
        rememberLanguage(next);
        setWanted(next);
      },
    }),
    [wanted],
  );

  if (loaded === undefined) return null;
  const locale = localeOf(loaded.language);
  return (
    <LanguageContext value={choice}>
      <I18nProvider locale={locale}>
        <IntlProvider locale={locale} defaultLocale="en" messages={loaded.messages}>
          {children}
        </IntlProvider>
      </I18nProvider>
    </LanguageContext>
  );
}

export function useLanguage(): LanguageChoice {
  return use(LanguageContext);
}

export function useLocale(): string {
  return useIntl().locale;
}

/** `t('sidebar.more', { count: 3 })`: a message of the catalogue in the user's language. */
export function useT() {
  const intl = useIntl();
  return useCallback(
    (id: MessageId, values?: Record<string, string | number | Date>) =>
      intl.formatMessage({ id }, values),
    [intl],
  );
}
