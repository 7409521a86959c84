package conversations.audience;

import com.fasterxml.jackson.annotation.JsonProperty;
import conversations.conversation.EntryDto;
import conversations.person.UserId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The kinds of happenings that a user can be alerted of (G1). */
@Schema(description = "The kind of an alert.")
public enum AlertKind {
    /** The user was added at the start of a conversation, or invited. */
    @JsonProperty("newConversation")
    NEW_CONVERSATION,
    @JsonProperty("newMessage")
    NEW_MESSAGE,
    /** Another participant joined, left or was removed, or the user was removed. */
    @JsonProperty("participantChange")
    PARTICIPANT_CHANGE;

    /** The kind of alert that the entry is to {@code user}, null if it alerts nobody or is their own doing (G2). */
    static @Nullable AlertKind of(EntryDto entry, UserId user) {
        if (entry.deleted() || entry.author().id().equals(user.value())) {
            return null;
        }
        var notice = entry.notice();
        if (notice == null) {
            // The start of a conversation writes its first message and no notice.
            return entry.seq() == 1 ? NEW_CONVERSATION : NEW_MESSAGE;
        }
        return switch (notice.type()) {
            case JOINED ->
                notice.subjects().stream().anyMatch(subject -> subject.id().equals(user.value()))
                        ? NEW_CONVERSATION
                        : PARTICIPANT_CHANGE;
            case LEFT, REMOVED -> PARTICIPANT_CHANGE;
            case CLOSED, REOPENED, CHANGED -> null;
        };
    }
}
