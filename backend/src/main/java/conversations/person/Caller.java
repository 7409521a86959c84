package conversations.person;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

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

    UserDto user() {
        return identity.getAttribute(CallerResolver.USER);
    }
}
