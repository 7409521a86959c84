package conversations.attachment;

import java.util.UUID;

/** What must be known of messages to give their files out, told by those who keep them. */
public interface MessageVisibility {
    /** Whether {@code viewer} sees this message, in their own copy or in the tab of a record. */
    boolean isVisible(UUID conversationId, long seq, UUID reader);
}
