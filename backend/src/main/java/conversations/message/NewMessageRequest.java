package conversations.message;

import conversations.attachment.MessageAttachments;
import conversations.conversation.ConversationLimits;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of POST …/messages, as sent. */
@Schema(name = "NewMessage", description = "A message to post.")
public record NewMessageRequest(
        @Schema(
                required = true,
                description = "The text; white space at its ends is removed.",
                minLength = 1,
                maxLength = ConversationLimits.MAX_MESSAGE_LENGTH)
        @Nullable String text,

        @Schema(
                nullable = true,
                description = "The ids of uploaded files to put on the message, in this order. Duplicates are ignored.",
                maxItems = MessageAttachments.MAX_PER_MESSAGE)
        @Nullable List<String> attachmentIds,

        @Schema(
                nullable = true,
                description = "Whether to re-open a closed conversation in the same step.",
                defaultValue = "false")
        @Nullable Boolean reopen) {
    /** Stands for a missing body. */
    static final NewMessageRequest EMPTY = new NewMessageRequest(null, null, null);
}
