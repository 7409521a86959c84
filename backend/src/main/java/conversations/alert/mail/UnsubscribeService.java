package conversations.alert.mail;

import conversations.alert.preference.AlertPreferenceStore;
import conversations.person.User;
import conversations.person.UserId;
import conversations.person.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Stops alerts by mail without signing in, by a token from a mail (RFC 8058). */
@ApplicationScoped
class UnsubscribeService {
    private static final int TOKEN_BYTES = 24;
    private final SecureRandom random = new SecureRandom();
    private final Session session;
    private final Users users;
    private final AlertPreferenceStore preferences;

    UnsubscribeService(Session session, Users users, AlertPreferenceStore preferences) {
        this.session = session;
        this.users = users;
        this.preferences = preferences;
    }

    /** The user's token, which can't be guessed and allows nothing but unsubscribing. */
    @Transactional
    String token(UserId user) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return session.createNativeQuery("""
                        insert into unsubscribe_token (user_id, token) values (:user, :token)
                        on conflict (user_id) do update set token = unsubscribe_token.token returning token""", String.class)
                .setParameter("user", user.value())
                .setParameter("token", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                .getSingleResult();
    }

    /** The user with this token, null if there is none. */
    @Transactional
    @Nullable User findUser(String token) {
        return session.createNativeQuery("select user_id from unsubscribe_token where token = :token", UUID.class)
                .setParameter("token", token)
                .getResultStream()
                .findFirst()
                .map(users::findById)
                .orElse(null);
    }

    /** Switches off all alerts by mail, for queued mails too. */
    @Transactional
    void unsubscribe(UserId user) {
        preferences.set(user, preferences.of(user).withoutEmail());
    }
}
