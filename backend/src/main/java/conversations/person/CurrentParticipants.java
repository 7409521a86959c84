package conversations.person;

import java.util.Set;
import java.util.UUID;

/** What the people picker must know of conversations, told by those who keep them. */
public interface CurrentParticipants {
    /**
     * Who takes part in the conversation now.
     *
     * @throws conversations.platform.problem.ProblemException 404 if {@code viewer} may not see it
     */
    Set<UUID> userIdsOf(UUID conversationId, UUID reader);
}
