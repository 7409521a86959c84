package conversations.message;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version of a message's text. */
@Schema(name = "Version", description = "A version of a message's text.")
record VersionDto(
        @Schema(required = true, description = "The text of this version.")
        String text,

        @Schema(required = true, description = "The time since which the message had this text.")
        Instant at) {}
