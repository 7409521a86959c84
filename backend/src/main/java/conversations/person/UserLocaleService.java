package conversations.person;

import conversations.platform.problem.Problem.FieldError;
import conversations.platform.problem.ProblemException;
import conversations.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Sets the language and time zone of mails to a user. */
@ApplicationScoped
class UserLocaleService {
    /** Maximum length of a language tag, longer than any registered one. */
    private static final int MAX_LANGUAGE_LENGTH = 64;

    private static final int MAX_TIME_ZONE_LENGTH = 64;
    private final Users users;

    UserLocaleService(Users users) {
        this.users = users;
    }

    @Schema(name = "UserLocale", description = "The language and time zone of mails to the caller.")
    record Request(
            @Schema(
                    required = true,
                    description =
                            "A language tag (BCP 47). Mails are in English or French, with dates in the format of the tag.",
                    examples = "fr-CA")
            @Nullable String language,

            @Schema(required = true, description = "A name of the IANA time zone database.", examples = "Europe/Paris")
            @Nullable String timeZone) {}

    @Transactional
    void set(UserId user, Request request) {
        var errors = new ArrayList<FieldError>();
        var language = Text.requiredLine("language", request.language(), MAX_LANGUAGE_LENGTH, errors);
        var timeZone = Text.requiredLine("timeZone", request.timeZone(), MAX_TIME_ZONE_LENGTH, errors);
        if (errors.isEmpty()) {
            check(language, timeZone, errors);
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        users.findById(user.value()).setLocale(language, timeZone);
    }

    private static void check(String language, String timeZone, List<FieldError> errors) {
        if (!isLanguage(language)) {
            errors.add(new FieldError("language", "This is not a language tag."));
        }
        if (!isTimeZone(timeZone)) {
            errors.add(new FieldError("timeZone", "There is no such time zone."));
        }
    }

    static boolean isLanguage(String tag) {
        try {
            return tag.length() <= MAX_LANGUAGE_LENGTH
                    && !new Locale.Builder()
                            .setLanguageTag(tag)
                            .build()
                            .getLanguage()
                            .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    static boolean isTimeZone(String name) {
        return ZoneId.getAvailableZoneIds().contains(name);
    }
}
