package conversations.person;

import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import conversations.platform.text.Text;
import io.quarkus.oidc.OidcConfigurationMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Verifies logout tokens (OpenID Connect Back-Channel Logout 1.0, 2.6). The OIDC extension's own handler is not used: its
 * results apply to session cookies only, and to one node.
 */
@ApplicationScoped
class LogoutTokenVerifier {
    private static final Logger LOG = Logger.getLogger(LogoutTokenVerifier.class);
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    /** The first type is recommended by the specification, the others are sent by older providers. */
    private static final Set<String> TYPES = Set.of("logout+jwt", "application/logout+jwt", "jwt");

    private static final int MAX_LENGTH = 255;
    /** Minimum interval between requests for new keys, because anybody may send a token that names an unknown key. */
    private static final Duration KEY_REFRESH_INTERVAL = Duration.ofMinutes(1);

    private final OidcConfig config;
    private final OidcConfigurationMetadata metadata;
    private @Nullable HttpsJwks keys;

    LogoutTokenVerifier(OidcConfig config, OidcConfigurationMetadata metadata) {
        this.config = config;
        this.metadata = metadata;
    }

    /** @throws ProblemException 400 for a token that is not the provider's word to this application, now */
    LogoutToken verify(String token) {
        try {
            return read(consumer(keys()).build().process(token));
        } catch (InvalidJwtException | MalformedClaimException e) {
            LOG.debug("A logout token was refused", e);
            throw refuse();
        }
    }

    private JwtConsumerBuilder consumer(HttpsJwks keys) {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys))
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setExpectedIssuer(true, config.issuer())
                .setExpectedAudience(true, config.clientId())
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setIssuedAtRestrictions(
                        AccessTokenValidator.CLOCK_SKEW_SECONDS, (int) EndedSessions.RETENTION.toSeconds())
                .setRequireJwtId();
    }

    private static LogoutToken read(JwtContext context) throws MalformedClaimException {
        var claims = context.getJwtClaims();
        var type = context.getJoseObjects().getFirst().getHeader("typ");
        if (type != null && !TYPES.contains(type.toLowerCase(Locale.ROOT))
                || claims.hasClaim("nonce")
                || !(claims.getClaimValue("events") instanceof Map<?, ?> events)
                || !(events.get(EVENT) instanceof Map)) {
            throw refuse();
        }
        var session = text(claims, "sid");
        var subject = text(claims, "sub");
        if (session == null && subject == null) {
            throw refuse();
        }
        return new LogoutToken(
                session, subject, Instant.ofEpochSecond(claims.getIssuedAt().getValue()));
    }

    private static @Nullable String text(JwtClaims claims, String name) throws MalformedClaimException {
        var text = claims.getStringClaimValue(name);
        if (text != null && (text.isBlank() || text.length() > MAX_LENGTH || Text.invalidReason(text) != null)) {
            throw refuse();
        }
        return text;
    }

    private static ProblemException refuse() {
        return ProblemException.malformed("logout_token", "This is no valid logout token of the identity provider.");
    }

    /** The provider's keys, once they could be fetched. */
    private synchronized HttpsJwks keys() {
        if (keys == null) {
            keys = new HttpsJwks(metadata.getJsonWebKeySetUri());
            keys.setRefreshReprieveThreshold(KEY_REFRESH_INTERVAL.toMillis());
        }
        try {
            keys.getJsonWebKeys();
            return keys;
        } catch (JoseException | IOException e) {
            LOG.warnf("The keys of the identity provider can't be fetched for a logout token: %s", e.getMessage());
            throw ProblemException.of(ProblemType.UNAVAILABLE);
        }
    }
}
