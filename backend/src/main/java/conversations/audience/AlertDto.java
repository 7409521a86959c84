package conversations.audience;

import conversations.person.UserRef;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a pop-up is shown. */
@Schema(name = "Alert", description = "What a pop-up is about.")
public record AlertDto(
        @Schema(
                required = true,
                description =
                        "What happened. A `participantChange` without an `entry` in the event: `by` removed the receiver.")
        AlertKind kind,

        @Schema(required = true, description = "Who did it.")
        UserRef by) {}
