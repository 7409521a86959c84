package conversations.audience;

import com.fasterxml.jackson.annotation.JsonProperty;
import conversations.conversation.EntryDto;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody can be alerted of (G1). */
@Schema(description = "What somebody is alerted of.")
public enum AlertKind {
    /** They were put into one that starts, or invited. */
    @JsonProperty("newConversation")
    NEW_CONVERSATION,
    @JsonProperty("newMessage")
    NEW_MESSAGE,
    /** Somebody else joined, left or was removed, or they were removed themselves. */
    @JsonProperty("participantChange")
    PARTICIPANT_CHANGE;

    /** What the entry is to {@code user}, null if it alerts nobody or is their own doing (G2). */
    static @Nullable AlertKind of(EntryDto entry, UUID user) {
        if (entry.deleted() || entry.author().id().equals(user)) {
            return null;
        }
        var notice = entry.notice();
        if (notice == null) {
            // A start writes its first message and no notice.
            return entry.seq() == 1 ? NEW_CONVERSATION : NEW_MESSAGE;
        }
        return switch (notice.type()) {
            case JOINED ->
                notice.subjects().stream().anyMatch(subject -> subject.id().equals(user))
                        ? NEW_CONVERSATION
                        : PARTICIPANT_CHANGE;
            case LEFT, REMOVED -> PARTICIPANT_CHANGE;
            case CLOSED, REOPENED, CHANGED -> null;
        };
    }
}
