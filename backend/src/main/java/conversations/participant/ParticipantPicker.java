package conversations.participant;

import conversations.conversation.Conversations;
import conversations.conversation.Participant;
import conversations.conversation.Participants;
import conversations.person.CurrentParticipants;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tells the people picker whom not to offer (D1). */
@ApplicationScoped
class ParticipantPicker implements CurrentParticipants {
    private final Conversations conversations;
    private final Participants participants;

    ParticipantPicker(Conversations conversations, Participants participants) {
        this.conversations = conversations;
        this.participants = participants;
    }

    @Override
    public Set<UUID> of(UUID conversationId, UUID viewer) {
        conversations.get(conversationId, viewer);
        return participants.of(conversationId).stream()
                .filter(Participant::isCurrent)
                .map(Participant::userId)
                .collect(Collectors.toSet());
    }
}
