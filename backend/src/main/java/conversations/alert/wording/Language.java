package conversations.alert.wording;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Locale;

/** The languages that mails are written in; who has another gets English. */
public enum Language {
    ENGLISH("en"),
    FRENCH("fr");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** English, if there is none for it. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals(FRENCH.tag) ? FRENCH : ENGLISH;
    }

    /** As BCP 47 has it. */
    public String tag() {
        return tag;
    }

    /** How dates look to somebody of {@code locale}: in the words of the mail, in the order of their country. */
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
