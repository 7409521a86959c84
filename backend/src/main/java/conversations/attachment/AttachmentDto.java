package conversations.attachment;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An attachment as clients see it. */
@Schema(name = "Attachment", description = "An uploaded file, on a message or not sent yet.")
public record AttachmentDto(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "The file's name, without folders.")
        String name,

        @Schema(required = true, description = "The size in bytes.")
        long size,

        @Schema(required = true, description = "The media type, detected from the content.")
        String type,

        @Schema(required = true, description = "Whether there is a preview; only images have one, and not all of them.")
        boolean hasPreview) {

    /** A copy without content; the form in a replayed answer of an attachment that was deleted. */
    AttachmentDto withoutContent() {
        return new AttachmentDto(id, FileName.DEFAULT_NAME, 0, FileType.UNKNOWN, false);
    }
}
