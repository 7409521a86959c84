package conversations.person;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A user, as the people picker and {@code /me} show them. */
@Schema(name = "User", description = "A user, who can take part in conversations.")
public record UserDto(
        @Schema(required = true) UUID id,

        @Schema(
                required = true,
                examples = "Alice",
                description = "The given name; empty for users with a family name only.")
        String givenName,

        @Schema(
                required = true,
                examples = "Moreau",
                description = "The family name; empty for users with a given name only.")
        String familyName,

        @Schema(required = true, examples = "Alice Moreau") String displayName,

        @Schema(required = true, nullable = true, examples = "alice@example.org") @Nullable String email,

        @Schema(required = true, description = "False if the CRM has deactivated the user.")
        boolean active) {

    static UserDto of(User user) {
        return new UserDto(
                user.id(), user.givenName(), user.familyName(), user.displayName(), user.email(), user.active());
    }
}
