package conversations.participant;

import conversations.conversation.Conversations;
import conversations.conversation.LeftCopies;
import conversations.conversation.Participants;
import conversations.conversation.Participants.Person;
import conversations.conversation.Visibility;
import conversations.conversation.Visibility.View;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A conversation's people, those whom the reader gets to see (D2, D4). */
@ApplicationScoped
class People {
    private final Conversations conversations;
    private final Participants participants;
    private final LeftCopies leftCopies;

    People(Conversations conversations, Participants participants, LeftCopies leftCopies) {
        this.conversations = conversations;
        this.participants = participants;
        this.leftCopies = leftCopies;
    }

    /** A page of them; one more than asked for, if there is one. */
    List<Person> page(UUID id, UUID reader, int skip, int limit) {
        var standing = conversations.get(id, reader);
        var view = Visibility.view(standing);
        if (Visibility.keepsLeftCopy(view, standing)) {
            var left = Objects.requireNonNull(leftCopies.of(List.of(id), reader).get(id));
            return left.people().stream().skip(skip).limit(limit + 1L).toList();
        }
        var all = view == View.RECORD && !standing.conversation().isPrivate();
        return participants.page(id, reader, all, skip, limit);
    }
}
