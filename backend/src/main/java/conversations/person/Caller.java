package conversations.person;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who makes this request: the signed-in user. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The user's id; only in operations for {@link Roles#USER}. */
    public UUID userId() {
        return user().id();
    }

    /** When the caller's token ends. */
    public Instant until() {
        return Instant.ofEpochSecond(((JsonWebToken) identity.getPrincipal()).getExpirationTime());
    }

    UserDto user() {
        return identity.getAttribute(CallerResolver.USER);
    }
}
