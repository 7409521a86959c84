package conversations.live;

import conversations.audience.AlertKind;
import conversations.person.UserRef;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The reason of a pop-up and the texts that it shows beside the entry. */
@Schema(name = "Alert", description = "The content of a pop-up.")
public record AlertDto(
        @Schema(
                required = true,
                description =
                        "The kind of the alert. A `participantChange` without an `entry` in the event means that `by` removed the receiver.")
        AlertKind kind,

        @Schema(required = true, description = "The user whose action caused the alert.")
        UserRef by,

        @Schema(required = true, nullable = true, description = "The conversation's subject.") @Nullable String subject,

        @Schema(
                required = true,
                description =
                        "The first three other participants, as the receiver sees them; for conversations without a subject.")
        List<UserRef> others) {}
