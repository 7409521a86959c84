package conversations.attachment;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file as clients see it. */
@Schema(name = "Attachment", description = "A file, on a message or uploaded to be put on one.")
public record AttachmentDto(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "The last part of the name that it was uploaded under.")
        String name,

        @Schema(required = true, description = "In bytes.") long size,

        @Schema(required = true, description = "Its media type, found from its content.")
        String type,

        @Schema(
                required = true,
                description = "Whether there is a small picture of it: only of images, and not of all.")
        boolean hasPreview) {

    /** Without what goes when the file is deleted: what an answer given again says of a file that is gone. */
    AttachmentDto withoutContent() {
        return new AttachmentDto(id, FileName.DEFAULT_NAME, 0, FileType.UNKNOWN, false);
    }
}
