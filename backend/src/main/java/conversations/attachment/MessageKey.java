package conversations.attachment;

import java.util.UUID;

/** The message that files are on. */
public record MessageKey(UUID conversationId, long seq) {}
