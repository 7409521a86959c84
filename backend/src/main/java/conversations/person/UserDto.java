package conversations.person;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A user, as the people picker and {@code /me} show them. */
@Schema(name = "User", description = "Somebody who can take part in conversations.")
public record UserDto(
        @Schema(required = true) UUID id,

        @Schema(required = true, examples = "Alice", description = "Empty for who has a family name only.")
        String givenName,

        @Schema(required = true, examples = "Moreau", description = "Empty for who has a given name only.")
        String familyName,

        @Schema(required = true, examples = "Alice Moreau") String displayName,

        @Schema(required = true, nullable = true, examples = "alice@example.org") @Nullable String email,

        @Schema(required = true, description = "False once deactivated by the CRM.")
        boolean active) {

    static UserDto of(User user) {
        return new UserDto(
                user.id(), user.givenName(), user.familyName(), user.displayName(), user.email(), user.active());
    }
}
