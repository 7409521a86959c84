package conversations.conversation;

import conversations.person.UserId;
import conversations.platform.problem.ProblemException;
import conversations.record.RecordKey;
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
import org.hibernate.Session;

/** Finds conversations that a user may know of. */
@ApplicationScoped
public class Conversations implements PanacheRepositoryBase<Conversation, UUID> {
    private final Participants participants;
    private final Records records;

    Conversations(Participants participants, Records records) {
        this.participants = participants;
        this.records = records;
    }

    /** @throws ProblemException 404 if {@code user} may not know of it */
    public ConversationAccess get(UUID conversationId, UserId user) {
        return requireAccess(findById(conversationId), user);
    }

    /**
     * As {@link #get}, and holds the conversation's row lock until the transaction ends, so that nobody else changes the
     * conversation. The participant is read in a statement of its own after the lock is held: read by the same statement, it
     * would be as it was before the wait.
     */
    public ConversationAccess lock(UUID conversationId, UserId user) {
        return requireAccess(findById(conversationId, LockModeType.PESSIMISTIC_WRITE), user);
    }

    /** The conversations with these ids. The caller has checked who may know of them. */
    public Map<UUID, Conversation> byId(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : list("id in ?1", List.copyOf(ids)).stream()
                        .collect(Collectors.toMap(Conversation::id, Function.identity()));
    }

    /** @throws ProblemException 404 if no record tab shows the conversation to {@code user} (F3) */
    public ConversationAccess getInRecordTab(UUID conversationId, UserId user) {
        return requireRecordTab(get(conversationId, user), user);
    }

    /**
     * The access of a reader of the record tab.
     *
     * @throws ProblemException 404 if no record tab shows the conversation to {@code user}
     */
    public ConversationAccess requireRecordTab(ConversationAccess access, UserId user) {
        var inTab = access.viaRecord() ? access : withRecordAccess(access, user);
        if (Visibility.visibleInRecordTab(inTab).isEmpty()) {
            throw ProblemException.notFound();
        }
        return inTab;
    }

    /** A query for the conversations in {@code reader}'s sidebar. */
    public ConversationQuery querySidebar(UserId reader) {
        return ConversationQuery.inSidebar(session(), reader);
    }

    /** A query for the conversations in the tab of {@code record}, which {@code reader} may view. */
    public ConversationQuery queryRecordTab(RecordKey record, UserId reader) {
        return ConversationQuery.inRecordTab(session(), record, reader);
    }

    private Session session() {
        return getEntityManager().unwrap(Session.class);
    }

    private record About(UUID conversation, RecordKey record) {}

    /** By conversation, the records that it is about, in their order; in one statement. */
    public Map<UUID, List<RecordKey>> recordKeys(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : session()
                        .createQuery(
                                "select c.id, a from Conversation c join c.about a where c.id in :ids order by c.id, index(a)",
                                About.class)
                        .setParameter("ids", List.copyOf(ids))
                        .getResultStream()
                        .collect(Collectors.groupingBy(
                                About::conversation, Collectors.mapping(About::record, Collectors.toList())));
    }

    private ConversationAccess requireAccess(Conversation conversation, UserId user) {
        if (conversation == null) {
            throw ProblemException.notFound();
        }
        var participant = participants.findById(Participant.Id.of(conversation.id(), user));
        var access = new ConversationAccess(conversation, participant, false);
        if (Visibility.defaultView(access) == Visibility.View.RECORD) {
            access = withRecordAccess(access, user);
        }
        if (!Visibility.mayKnowOf(access)) {
            throw ProblemException.notFound();
        }
        return access;
    }

    /** The access with {@link ConversationAccess#viaRecord} filled in. */
    public ConversationAccess withRecordAccess(ConversationAccess access, UserId user) {
        var viewable = records.viewable(access.conversation().about(), user);
        return new ConversationAccess(access.conversation(), access.participant(), !viewable.isEmpty());
    }
}
