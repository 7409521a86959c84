package conversations.person;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
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

    /** What the caller's token belongs to: when either ends, what was opened with it has to be closed. */
    public TokenSession session() {
        return TokenSession.of((JsonWebToken) identity.getPrincipal());
    }

    UserDto user() {
        return identity.getAttribute(CallerResolver.USER);
    }
}
