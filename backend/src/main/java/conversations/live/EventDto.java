package conversations.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import conversations.audience.AlertDto;
import conversations.audience.LiveEventPresenter.EventView;
import conversations.conversation.ConversationDto;
import conversations.conversation.EntryDto;
import conversations.outbox.Event;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The data of an event. */
@Schema(
        name = "Event",
        description =
                "The data of an event: what changed, as its receiver may see it at the moment it is sent. It replaces what the client had of the same thing.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventDto(
        @Schema(required = true, description = "What it is about.")
        UUID conversationId,

        @Schema(description = "The entry that it is about, if it is about one.") @Nullable Long seq,

        @Schema(required = true, description = "How many conversations have something unread.")
        long unreadConversations,

        @Schema(required = true, description = "How much is unread in this conversation.")
        long unreadCount,

        @Schema(required = true, description = "The receiver's read mark in this conversation.")
        long readThroughSeq,

        @Schema(description = "The message or notice.") @Nullable EntryDto entry,

        @Schema(
                description =
                        "The conversation; not in `message.*`, `alert` and `conversation.removed`, nor when the receiver no longer has it. On the stream of a record's tab always.")
        @Nullable ConversationDto conversation,

        @Schema(description = "What a pop-up is about; only in `alert`.") @Nullable AlertDto alert) {

    static EventDto of(Event event, EventView seen) {
        return new EventDto(
                event.conversation(),
                event.seq(),
                seen.unreadConversations(),
                seen.unreadCount(),
                seen.readThroughSeq(),
                seen.entry(),
                seen.conversation(),
                seen.alert());
    }

    String write(ObjectMapper json) {
        try {
            return json.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
