package conversations.conversation;

import conversations.attachment.MessageAttachments;
import conversations.record.RecordKey;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation to start, its fields already checked against the rules of A1. */
record NewConversation(
        @Nullable String subject,
        @Nullable String description,
        boolean privateToParticipants,
        List<RecordKey> about,
        List<UUID> others,
        String message,
        MessageAttachments.Selection files) {}
