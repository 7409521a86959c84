package conversations.person;

import conversations.platform.text.Text;
import conversations.platform.web.Ids;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Finds a token's user, linking or creating them at their first sign-in. */
@ApplicationScoped
class SignIn {
    private final Users users;
    private final PersonChanges changes;
    private final Clock clock;

    SignIn(Users users, PersonChanges changes, Clock clock) {
        this.users = users;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * The user of the token's {@code sub}; else the one user of the same verified email who is linked to nobody yet; else
     * a new one. Names follow the token, but for those whom the CRM keeps. Two first requests at once make one user.
     */
    @Transactional
    UserDto user(JsonWebToken token) {
        var subject = token.getSubject();
        if (subject == null
                || subject.isBlank()
                || subject.length() > UserRequest.SUBJECT
                || Text.flaw(subject) != null) {
            throw new AuthenticationFailedException("no subject");
        }
        var user = users.find("subject", subject).firstResult();
        if (user == null) {
            user = first(subject, token);
        }
        var shown = user.shown();
        describe(user, token);
        if (shown != null && !shown.equals(user.shown())) {
            users.flush();
            changes.changed(user.id());
        }
        return UserDto.of(user);
    }

    private User first(String subject, JsonWebToken token) {
        users.lockLinks();
        var meanwhile = users.find("subject", subject).firstResult();
        if (meanwhile != null) {
            return meanwhile;
        }
        var known = byVerifiedEmail(token);
        if (known != null) {
            known.linkTo(subject);
            return known;
        }
        var user = new User(Ids.next(), clock.instant());
        user.linkTo(subject);
        var family = name(token, "family_name", "");
        user.describe(name(token, "given_name", family.isEmpty() ? fallbackName(token) : ""), family, email(token));
        users.persist(user);
        return user;
    }

    private @Nullable User byVerifiedEmail(JsonWebToken token) {
        var email = email(token);
        return email == null || !verified(token)
                ? null
                : users.onlyOne("lower(email) = lower(?1) and subject is null", email);
    }

    private static boolean verified(JsonWebToken token) {
        return Boolean.TRUE.equals(token.<Object>getClaim("email_verified"));
    }

    /** The identity provider's word on name and email counts, where it gives one and where the CRM gives none (J1). */
    private static void describe(User user, JsonWebToken token) {
        var kept = user.externalId() != null;
        var given = kept ? user.givenName() : name(token, "given_name", user.givenName());
        var family = kept ? user.familyName() : name(token, "family_name", user.familyName());
        var claimed = email(token);
        var email = claimed == null || kept && (user.email() != null || !verified(token)) ? user.email() : claimed;
        if (!user.isDescribedBy(given, family, email)) {
            user.describe(given, family, email);
        }
        user.verify(verified(token));
        locate(user, token);
    }

    /** What the identity provider knows counts until the user says otherwise. */
    private static void locate(User user, JsonWebToken token) {
        var language = claim(token, "locale", "");
        var timeZone = claim(token, "zoneinfo", "");
        user.livesIn(
                user.language() == null && OwnLocale.isLanguage(language) ? language : user.language(),
                user.timeZoneName() == null && OwnLocale.isTimeZone(timeZone) ? timeZone : user.timeZoneName());
    }

    private static String fallbackName(JsonWebToken token) {
        return claim(token, "name", claim(token, "preferred_username", String.valueOf(token.getSubject())));
    }

    private static @Nullable String email(JsonWebToken token) {
        var email = claim(token, "email", "");
        return email.isEmpty() || email.length() > UserRequest.EMAIL ? null : email;
    }

    /** Cut to what the CRM may call somebody too: longer ones fit neither a screen nor an index. */
    private static String name(JsonWebToken token, String claim, String otherwise) {
        return Text.cut(claim(token, claim, otherwise), UserRequest.NAME);
    }

    private static String claim(JsonWebToken token, String name, String otherwise) {
        return token.<Object>getClaim(name) instanceof String text && Text.flaw(text) == null && !Text.isBlank(text)
                ? Text.trim(text)
                : otherwise;
    }
}
