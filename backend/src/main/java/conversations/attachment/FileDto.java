package conversations.attachment;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An attachment in the list of a conversation's files. */
@Schema(name = "ConversationFile", description = "A file of a conversation.")
public record FileDto(
        @Schema(required = true) UUID id,
        @Schema(required = true) String name,

        @Schema(required = true, description = "The size in bytes.")
        long size,

        @Schema(required = true, description = "The media type, detected from the content.")
        String type,

        @Schema(required = true, description = "Whether there is a preview; only images have one, and not all of them.")
        boolean hasPreview,

        @Schema(required = true, minimum = "1", description = "The position of the file's message.")
        long seq) {}
