package conversations.attachment;

import conversations.person.UserId;
import java.util.UUID;

/** Gives access to the visibility of messages, which another package decides. */
public interface MessageVisibility {
    /** Whether {@code viewer} sees this message, in their own copy or in a record's tab. */
    boolean isVisible(UUID conversationId, long seq, UserId reader);
}
