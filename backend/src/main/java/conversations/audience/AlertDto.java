package conversations.audience;

import conversations.person.UserRef;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a pop-up is shown, and what it says besides the entry. */
@Schema(name = "Alert", description = "What a pop-up is about.")
public record AlertDto(
        @Schema(
                required = true,
                description =
                        "What happened. A `participantChange` without an `entry` in the event: `by` removed the receiver.")
        AlertKind kind,

        @Schema(required = true, description = "Who did it.")
        UserRef by,

        @Schema(required = true, nullable = true, description = "The conversation's subject.") @Nullable String subject,

        @Schema(
                required = true,
                description =
                        "Where it has no subject: the first three others who take part, as the receiver sees them.")
        List<UserRef> others) {}
