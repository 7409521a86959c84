package conversations.alert.wording;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Locale;

/** The languages of mails; users of other languages get English. */
public enum Language {
    ENGLISH("en"),
    FRENCH("fr");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The language of the locale; English if there is none. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals(FRENCH.tag) ? FRENCH : ENGLISH;
    }

    /** The language tag (BCP 47). */
    public String tag() {
        return tag;
    }

    /**
     * The locale for dates to a user of {@code locale}: in the words of the mail's language, in the order of the user's
     * country.
     */
    Locale forDates(Locale locale) {
        return locale.getLanguage().equals(tag) ? locale : Locale.of(tag, locale.getCountry());
    }

    Messages messages() {
        return this == ENGLISH
                ? MessageBundles.get(Messages.class)
                : MessageBundles.get(Messages.class, Localized.Literal.of(tag));
    }

    /** The template with its messages in this language. */
    public String render(TemplateInstance template) {
        return template.setLocale(tag).render();
    }
}
