package conversations.person;

import java.util.Objects;
import java.util.UUID;

/** The id of a user, so that a signature tells it from other ids. Entities, JSON and SQL hold its {@link #value}. */
public record UserId(UUID value) {
    public UserId {
        Objects.requireNonNull(value);
    }

    /** The text of the UUID. */
    @Override
    public String toString() {
        return value.toString();
    }
}
