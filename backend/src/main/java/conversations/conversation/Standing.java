package conversations.conversation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation and what one user is to it.
 *
 * @param mine the user's row, null if they never took part
 * @param viaRecord whether they may view a record that it is about
 */
public record Standing(Conversation conversation, @Nullable Participant mine, boolean viaRecord) {
    public UUID id() {
        return conversation.id();
    }

    /** Whether they take part now. */
    public boolean isCurrent() {
        return mine != null && mine.isCurrent();
    }

    /** Whether it stands in their sidebar. */
    boolean hasCopy() {
        return mine != null && mine.hasCopy();
    }

    Membership membership() {
        return mine == null
                ? Membership.NONE
                : switch (mine.state()) {
                    case ACTIVE -> Membership.ACTIVE;
                    case LEFT -> Membership.LEFT;
                    case REMOVED -> Membership.REMOVED;
                };
    }
}
