package conversations.conversation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation and what one user is to it.
 *
 * @param mine the user's row, null if they never took part
 * @param viaRecord whether they may view a record that it is about
 */
public record ConversationAccess(
        Conversation conversation, @Nullable Participant participant, boolean viaRecord) {
    public UUID id() {
        return conversation.id();
    }

    /** Whether they take part now. */
    public boolean isCurrent() {
        return participant != null && participant.isCurrent();
    }

    /** Whether it stands in their sidebar. */
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
