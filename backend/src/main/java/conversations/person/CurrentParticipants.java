package conversations.person;

import java.util.Set;
import java.util.UUID;

/** Gives the people picker access to participants, which another package stores. */
public interface CurrentParticipants {
    /**
     * The ids of the current participants of a conversation.
     *
     * @throws conversations.platform.problem.ProblemException 404 if {@code viewer} may not see it
     */
    Set<UUID> userIdsOf(UUID conversationId, UserId reader);
}
