package conversations.person;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A verified logout token, by which the provider says that somebody has signed out. It has a session, a subject, or both;
 * with both, that one session ends.
 *
 * @param session the session that ended
 * @param subject the user whose sessions all ended that existed at {@code issuedAt}
 */
record LogoutToken(@Nullable String session, @Nullable String subject, Instant issuedAt) {}
