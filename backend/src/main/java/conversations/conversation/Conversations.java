package conversations.conversation;

import conversations.platform.problem.ProblemException;
import conversations.record.Records;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds a conversation for a user, or says that there is none. */
@ApplicationScoped
public class Conversations implements PanacheRepositoryBase<Conversation, UUID> {
    private final Participants participants;
    private final Records records;

    Conversations(Participants participants, Records records) {
        this.participants = participants;
        this.records = records;
    }

    /** @throws ProblemException 404 if {@code user} may not know of it */
    public Standing get(UUID id, UUID user) {
        return standing(findById(id), user);
    }

    /**
     * As {@link #get}, holding the conversation's row lock until the transaction ends: then nothing of it changes but by
     * the caller. The participant is read after the lock is had, in a statement of its own: read together, it would be
     * as it was before waiting.
     */
    public Standing lock(UUID id, UUID user) {
        return standing(findById(id, LockModeType.PESSIMISTIC_WRITE), user);
    }

    /** Those with these ids, for whom it was asked before who may know of them. */
    public Map<UUID, Conversation> byId(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : list("id in ?1", List.copyOf(ids)).stream()
                        .collect(Collectors.toMap(Conversation::id, Function.identity()));
    }

    private Standing standing(Conversation conversation, UUID user) {
        if (conversation == null) {
            throw ProblemException.notFound();
        }
        var mine = participants.findById(new Participant.Id(conversation.id(), user));
        var standing = new Standing(conversation, mine, false);
        if (Visibility.view(standing) == Visibility.View.RECORD) {
            standing = viaRecord(standing, user);
        }
        if (!Visibility.exists(standing)) {
            throw ProblemException.notFound();
        }
        return standing;
    }

    /** The standing with {@link Standing#viaRecord} found out. */
    public Standing viaRecord(Standing standing, UUID user) {
        var viewable = records.viewable(standing.conversation().about(), user);
        return new Standing(standing.conversation(), standing.mine(), !viewable.isEmpty());
    }
}
