package conversations.participant;

import conversations.conversation.ConversationAccess;
import conversations.conversation.Conversations;
import conversations.conversation.DepartureSnapshots;
import conversations.conversation.Participant;
import conversations.conversation.ParticipantState;
import conversations.conversation.Participants;
import conversations.conversation.Participants.Person;
import conversations.conversation.Visibility;
import conversations.conversation.Visibility.View;
import conversations.person.CurrentParticipants;
import conversations.person.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists the participants that a reader may see (D2, D4). */
@ApplicationScoped
class ParticipantReader implements CurrentParticipants {
    private final Conversations conversations;
    private final Participants participants;
    private final DepartureSnapshots departureSnapshots;

    ParticipantReader(Conversations conversations, Participants participants, DepartureSnapshots departureSnapshots) {
        this.conversations = conversations;
        this.participants = participants;
        this.departureSnapshots = departureSnapshots;
    }

    /** A page of the participants, and one more if there is one. */
    List<Person> page(UUID conversationId, UserId reader, int skip, int limit) {
        var access = conversations.get(conversationId, reader);
        var peopleAtDeparture = peopleAtDeparture(access, reader);
        if (peopleAtDeparture != null) {
            return peopleAtDeparture.stream().skip(skip).limit(limit + 1L).toList();
        }
        var all = Visibility.defaultView(access) == View.RECORD
                && !access.conversation().isPrivate();
        return participants.page(conversationId, reader, all, skip, limit);
    }

    /**
     * The current participants, whom the people picker leaves out (D1). A former participant learns nothing of who came and
     * went since (D4).
     */
    @Override
    public Set<UUID> userIdsOf(UUID conversationId, UserId reader) {
        var peopleAtDeparture = peopleAtDeparture(conversations.get(conversationId, reader), reader);
        return peopleAtDeparture == null
                ? participants.of(conversationId).stream()
                        .filter(Participant::isCurrent)
                        .map(Participant::userId)
                        .collect(Collectors.toSet())
                : peopleAtDeparture.stream()
                        .filter(person -> person.state() == ParticipantState.ACTIVE)
                        .map(Person::userId)
                        .collect(Collectors.toSet());
    }

    /** The people as of the reader's departure; null for a reader who sees the present ones. */
    private @Nullable List<Person> peopleAtDeparture(ConversationAccess access, UserId reader) {
        if (!Visibility.showsDepartureSnapshot(Visibility.defaultView(access), access)) {
            return null;
        }
        var id = access.id();
        return Objects.requireNonNull(departureSnapshots.of(List.of(id), reader).get(id))
                .people();
    }
}
