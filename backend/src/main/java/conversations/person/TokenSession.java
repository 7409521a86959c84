package conversations.person;

import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The identity provider's session of an access token.
 *
 * @param id the claim {@code sid}; null where the provider names no session, as for a program
 * @param subject the claim {@code sub}
 * @param issuedAt when the token was issued, to the second
 * @param expiresAt when the token expires
 */
public record TokenSession(@Nullable String id, String subject, Instant issuedAt, Instant expiresAt) {
    static TokenSession of(JsonWebToken token) {
        return new TokenSession(
                token.<Object>getClaim("sid") instanceof String sid ? sid : null,
                token.getSubject(),
                Instant.ofEpochSecond(token.getIssuedAtTime()),
                Instant.ofEpochSecond(token.getExpirationTime()));
    }
}
