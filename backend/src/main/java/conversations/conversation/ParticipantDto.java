package conversations.conversation;

import conversations.person.UserRef;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A participant as a reader sees them. */
@Schema(name = "Participant", description = "A current or former participant of a conversation.")
public record ParticipantDto(
        @Schema(required = true, description = "The user.") UserRef user,

        @Schema(required = true, description = "Whether the user started the conversation.")
        Role role,

        @Schema(
                required = true,
                description = "Whether the user is a current participant, or how the participation ended.")
        ParticipantState state,

        @Schema(required = true, description = "The time at which the user joined, or last rejoined.")
        Instant joinedAt,

        @Schema(
                required = true,
                nullable = true,
                description = "The user's email address, which distinguishes people of the same name.")
        @Nullable String email,

        @Schema(required = true, description = "False while the user is deactivated; `state` does not change with it.")
        boolean active) {}
