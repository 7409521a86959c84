package conversations.message;

import conversations.conversation.ConversationLimits;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of PATCH …/messages/{seq}, as sent. */
@Schema(name = "MessageChange", description = "A message's new text.")
record EditRequest(
        @Schema(
                required = true,
                description = "The text; white space at its ends is removed.",
                minLength = 1,
                maxLength = ConversationLimits.MAX_MESSAGE_LENGTH)
        @Nullable String text) {
    /** Stands for a missing body. */
    static final EditRequest EMPTY = new EditRequest(null);
}
