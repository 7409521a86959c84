package conversations.attachment;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file of a conversation. */
@Schema(name = "ConversationFile", description = "A file of a conversation.")
public record ConversationFileDto(
        @Schema(required = true) UUID id,
        @Schema(required = true) String name,

        @Schema(required = true, description = "In bytes.") long size,

        @Schema(required = true, description = "Its media type, found from its content.")
        String type,

        @Schema(
                required = true,
                description = "Whether there is a small picture of it: only of images, and not of all.")
        boolean hasPreview,

        @Schema(required = true, minimum = "1", description = "The position of the message that it is on.")
        long seq) {}
