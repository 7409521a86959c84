package conversations.message;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A text that a message had. */
@Schema(name = "Version", description = "A text that a message had.")
record VersionDto(
        @Schema(required = true, description = "The text that it had then.")
        String text,

        @Schema(required = true, description = "Since when the message had it.")
        Instant at) {}
