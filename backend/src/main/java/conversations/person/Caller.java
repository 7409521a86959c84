package conversations.person;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of the current request: the signed-in user. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The user's id; only in operations for {@link Roles#USER}. */
    public UserId userId() {
        return new UserId(user().id());
    }

    /**
     * The session of the caller's token: when the token or the session ends, streams that were opened with it must be
     * closed.
     */
    public TokenSession session() {
        return TokenSession.of((JsonWebToken) identity.getPrincipal());
    }

    UserDto user() {
        return identity.getAttribute(CallerResolver.USER);
    }
}
