package conversations.person;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The provider's verified word that somebody has signed out. One of {@code session} and {@code subject} is there; with both, the
 * one session ends.
 *
 * @param session the session that ended
 * @param subject the user of whom all sessions ended that were there at {@code issuedAt}
 */
record LogoutToken(@Nullable String session, @Nullable String subject, Instant issuedAt) {}
