package conversations.person;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;
import org.jspecify.annotations.Nullable;

/**
 * Validates that a bearer token is an access token; signature, times and audience are checked by the OIDC extension, which
 * calls this for every token. A provider signs other tokens with the same key, and if the client's id is the audience too,
 * nothing else keeps them out; an ID token even appears in an address at sign-out.
 */
@ApplicationScoped
@Unremovable
class AccessTokenValidator implements Validator {
    static final int CLOCK_SKEW_SECONDS = 60;

    /** Accepted types in the header: those of RFC 9068, and the one that most providers write. */
    private static final Set<String> HEADER_TYPES = Set.of("at+jwt", "application/at+jwt", "jwt");

    /** Claims that only ID tokens have (OpenID Connect Core, 2 and 3.3.2.11). */
    private static final Set<String> ID_TOKEN_CLAIMS = Set.of("at_hash", "c_hash", "s_hash", "nonce");

    /** Claims of which an access token has at least one, and an ID token none. */
    private static final Set<String> ACCESS_TOKEN_CLAIMS = Set.of("scope", "scp", "client_id");

    private final Clock clock;

    AccessTokenValidator(Clock clock) {
        this.clock = clock;
    }

    /** @return what is wrong, null if nothing is */
    @Override
    public @Nullable String validate(JwtContext context) throws MalformedClaimException {
        var header = context.getJoseObjects().getFirst().getHeader("typ");
        var claims = context.getJwtClaims();
        if (header != null && !HEADER_TYPES.contains(header.toLowerCase(Locale.ROOT))) {
            return "a token of the type " + header;
        }
        if (context.getJoseObjects().getFirst().getHeaders().getObjectHeaderValue("crit") != null) {
            return "an extension of the signature, of which none is known here";
        }
        // Keycloak puts the type of a token into this claim; its headers all say JWT.
        if (claims.hasClaim("typ") && !claims.isClaimValueString("typ")
                || claims.hasClaim("typ") && !"Bearer".equalsIgnoreCase(claims.getStringClaimValue("typ"))) {
            return "not a bearer token by its claim typ";
        }
        if (ID_TOKEN_CLAIMS.stream().anyMatch(claims::hasClaim)) {
            return "an ID token";
        }
        if (claims.hasClaim("events")) {
            return "a security event such as a logout token";
        }
        if (claims.hasClaim("cnf")) {
            return "a token bound to a key, whose possession is not asked for here";
        }
        if (!isMarkedAsAccessToken(header, claims)) {
            return "nothing says that it is an access token";
        }
        var issuedAt = claims.getIssuedAt();
        if (issuedAt != null && issuedAt.getValue() > clock.instant().getEpochSecond() + CLOCK_SKEW_SECONDS) {
            return "issued in the future";
        }
        return null;
    }

    private static boolean isMarkedAsAccessToken(@Nullable String header, JwtClaims claims) {
        return header != null && header.toLowerCase(Locale.ROOT).endsWith("at+jwt")
                || Stream.concat(ACCESS_TOKEN_CLAIMS.stream(), Stream.of("typ")).anyMatch(claims::hasClaim);
    }
}
