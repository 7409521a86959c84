package conversations.person;

import conversations.platform.text.Text;
import conversations.platform.web.Ids;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Finds the user of a token, and links or creates them at their first sign-in. */
@ApplicationScoped
class SignInService {
    private final Users users;
    private final UserChangeListener changes;
    private final Clock clock;

    SignInService(Users users, UserChangeListener changes, Clock clock) {
        this.users = users;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Signs the token's user in: the user linked to its {@code sub}; else the one user of the same verified email who is not
     * linked yet; else a new one. Names follow the token, except for users from the CRM. Two concurrent first requests
     * create one user.
     */
    @Transactional
    UserDto signIn(JsonWebToken token) {
        var subject = token.getSubject();
        if (subject == null
                || subject.isBlank()
                || subject.length() > UserRequest.MAX_SUBJECT_LENGTH
                || Text.invalidReason(subject) != null) {
            throw new AuthenticationFailedException("no subject");
        }
        var user = users.find("subject", subject).firstResult();
        if (user == null) {
            user = firstSignIn(subject, token);
        }
        var detailsBefore = user.publicDetails();
        updateDetails(user, token);
        if (detailsBefore != null && !detailsBefore.equals(user.publicDetails())) {
            users.flush();
            users.lockWithReferences(user.id());
            changes.onUserChanged(new UserId(user.id()));
        }
        return UserDto.of(user);
    }

    private User firstSignIn(String subject, JsonWebToken token) {
        users.lockLinks();
        var meanwhile = users.find("subject", subject).firstResult();
        if (meanwhile != null) {
            return meanwhile;
        }
        var known = findByVerifiedEmail(token);
        if (known != null) {
            known.setSubject(subject);
            return known;
        }
        var user = new User(Ids.next(), clock.instant());
        user.setSubject(subject);
        var family = name(token, "family_name", "");
        user.setDetails(name(token, "given_name", family.isEmpty() ? fallbackName(token) : ""), family, email(token));
        users.persist(user);
        return user;
    }

    private @Nullable User findByVerifiedEmail(JsonWebToken token) {
        var email = email(token);
        return email == null || !isEmailVerified(token)
                ? null
                : users.findUnique("lower(email) = lower(?1) and subject is null", email);
    }

    private static boolean isEmailVerified(JsonWebToken token) {
        return Boolean.TRUE.equals(token.<Object>getClaim("email_verified"));
    }

    /** Takes name and email from the identity provider, if it gives them and the CRM does not (J1). */
    private static void updateDetails(User user, JsonWebToken token) {
        var kept = user.externalId() != null;
        var given = kept ? user.givenName() : name(token, "given_name", user.givenName());
        var family = kept ? user.familyName() : name(token, "family_name", user.familyName());
        var claimed = email(token);
        var email =
                claimed == null || kept && (user.email() != null || !isEmailVerified(token)) ? user.email() : claimed;
        if (!user.hasDetails(given, family, email)) {
            user.setDetails(given, family, email);
        }
        user.setEmailVerified(isEmailVerified(token));
        updateLocale(user, token);
    }

    /** Takes language and time zone from the identity provider until the user sets them. */
    private static void updateLocale(User user, JsonWebToken token) {
        var language = claim(token, "locale", "");
        var timeZone = claim(token, "zoneinfo", "");
        user.setLocale(
                user.language() == null && UserLocaleService.isLanguage(language) ? language : user.language(),
                user.timeZoneName() == null && UserLocaleService.isTimeZone(timeZone) ? timeZone : user.timeZoneName());
    }

    private static String fallbackName(JsonWebToken token) {
        return claim(token, "name", claim(token, "preferred_username", String.valueOf(token.getSubject())));
    }

    private static @Nullable String email(JsonWebToken token) {
        var email = claim(token, "email", "");
        return email.isEmpty() || email.length() > UserRequest.MAX_EMAIL_LENGTH ? null : email;
    }

    /** A name claim, cut to the length allowed for names from the CRM; longer ones fit neither a screen nor an index. */
    private static String name(JsonWebToken token, String claim, String otherwise) {
        return Text.cut(claim(token, claim, otherwise), UserRequest.MAX_NAME_LENGTH);
    }

    private static String claim(JsonWebToken token, String name, String otherwise) {
        return token.<Object>getClaim(name) instanceof String text
                        && Text.invalidReason(text) == null
                        && !Text.isBlank(text)
                ? Text.trim(text)
                : otherwise;
    }
}
