package conversations.attachment;

import java.util.UUID;

/** The key of the message that has attachments. */
public record MessageKey(UUID conversationId, long seq) {}
