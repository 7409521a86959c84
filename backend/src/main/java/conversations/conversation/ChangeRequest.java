package conversations.conversation;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of PATCH /conversations/{id}, as sent: a field left out (null) stays, one set to null (empty) is cleared. */
@Schema(
        name = "ConversationChange",
        description = "The fields to change. A missing field stays as it is; null clears subject or description.")
public record ChangeRequest(
        @Schema(
                implementation = String.class,
                nullable = true,
                maxLength = ConversationLimits.MAX_SUBJECT_LENGTH,
                description = "A text on one line.")
        @Nullable Optional<String> subject,

        @Schema(
                implementation = String.class,
                nullable = true,
                maxLength = ConversationLimits.MAX_DESCRIPTION_LENGTH,
                description = "The purpose of the conversation.")
        @Nullable Optional<String> description,

        @Schema(
                implementation = String.class,
                enumeration = {"open", "closed"},
                description = "The new status; null is refused.")
        @Nullable Optional<String> status) {
    /** Stands for a missing body. */
    static final ChangeRequest EMPTY = new ChangeRequest(null, null, null);
}
