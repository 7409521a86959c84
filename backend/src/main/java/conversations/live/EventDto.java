package conversations.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import conversations.conversation.ConversationDto;
import conversations.conversation.EntryDto;
import conversations.live.LiveEventPresenter.EventView;
import conversations.outbox.Event;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The data of a Server-Sent Event. */
@Schema(
        name = "Event",
        description =
                "The data of an event: the changed state, as its receiver may see it at the moment of sending. It "
                        + "replaces the state that the client had.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventDto(
        @Schema(required = true, description = "The conversation that the event is about.")
        UUID conversationId,

        @Schema(description = "The position of the entry that the event is about, if it is about one.") @Nullable Long seq,

        @Schema(required = true, description = "The number of conversations with unread messages.")
        long unreadConversations,

        @Schema(required = true, description = "The number of unread messages in this conversation.")
        long unreadCount,

        @Schema(required = true, description = "The receiver's read mark in this conversation.")
        long readThroughSeq,

        @Schema(description = "The message or notice that the event is about.") @Nullable EntryDto entry,

        @Schema(
                description =
                        "The conversation. Missing in `message.*`, `alert` and `conversation.removed`, and if the receiver no "
                                + "longer has it; always present on the stream of a record's tab.")
        @Nullable ConversationDto conversation,

        @Schema(description = "The content of the pop-up; only in `alert`.") @Nullable AlertDto alert) {

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
