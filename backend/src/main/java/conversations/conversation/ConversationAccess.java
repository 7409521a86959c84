package conversations.conversation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation and one user's access to it.
 *
 * @param participant the user's row, null if they never took part
 * @param viaRecord whether they may view a record that the conversation is about
 */
public record ConversationAccess(
        Conversation conversation, @Nullable Participant participant, boolean viaRecord) {
    public UUID id() {
        return conversation.id();
    }

    /** Whether they are a current participant. */
    public boolean isCurrent() {
        return participant != null && participant.isCurrent();
    }

    /** Whether the conversation stands in their sidebar. */
    boolean hasCopy() {
        return participant != null && participant.hasCopy();
    }

    Membership membership() {
        return participant == null
                ? Membership.NONE
                : switch (participant.state()) {
                    case ACTIVE -> Membership.ACTIVE;
                    case LEFT -> Membership.LEFT;
                    case REMOVED -> Membership.REMOVED;
                };
    }
}
