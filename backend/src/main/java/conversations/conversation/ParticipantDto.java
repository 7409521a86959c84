package conversations.conversation;

import conversations.person.UserRef;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody in a conversation. */
@Schema(name = "Participant", description = "Somebody in a conversation.")
public record ParticipantDto(
        @Schema(required = true, description = "Who it is.") UserRef user,

        @Schema(required = true, description = "Whether they started it.")
        Role role,

        @Schema(required = true, description = "Whether they take part now, or how they stopped.")
        ParticipantState state,

        @Schema(required = true, description = "When they joined, or last rejoined.")
        Instant joinedAt,

        @Schema(
                required = true,
                nullable = true,
                description = "Their email address, which tells two people of one name apart.")
        @Nullable String email,

        @Schema(required = true, description = "False while they are deactivated; `state` does not change with it.")
        boolean active) {}
