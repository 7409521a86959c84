package conversations.person;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A reference to a user, by id and name. */
@Schema(description = "A user by id and name.")
public record UserRef(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "Alice Moreau") String displayName) {

    public static UserRef of(User user) {
        return new UserRef(user.id(), user.displayName());
    }
}
