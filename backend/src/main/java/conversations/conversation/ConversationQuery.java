package conversations.conversation;

import conversations.person.UserId;
import conversations.record.RecordKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** A query for the conversations that one reader finds in a view, those of the latest activity first. Each condition narrows it. */
public final class ConversationQuery {
    private final Session session;
    private final String source;
    private final String activity;
    private final String id;
    private final boolean viaRecord;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    private record Row(Conversation conversation, @Nullable Participant participant) {}

    private ConversationQuery(Session session, String source, String activity, String id, boolean viaRecord) {
        this.session = session;
        this.source = source;
        this.activity = activity;
        // The column of the index in whose order the rows are read.
        this.id = id;
        this.viaRecord = viaRecord;
    }

    static ConversationQuery inSidebar(Session session, UserId reader) {
        var query = new ConversationQuery(
                session,
                "Participant p join Conversation c on c.id = p.id.conversationId",
                "p.lastActivity",
                "p.id.conversationId",
                false);
        return query.where("p.id.userId = :reader and p.hasCopy").with("reader", reader.value());
    }

    static ConversationQuery inRecordTab(Session session, RecordKey record, UserId reader) {
        var query = new ConversationQuery(
                session,
                "Conversation c join c.about a left join Participant p on p.id.conversationId = c.id and p.id.userId = :reader",
                "case when c.privateToParticipants then p.tabActivity else c.lastMessageAt end",
                "c.id",
                true);
        return query.where("a.type = :tabType and a.id = :tabRecord")
                .where("(not c.privateToParticipants or p.id.userId is not null)")
                .with("reader", reader.value())
                .with("tabType", record.type())
                .with("tabRecord", record.id());
    }

    private ConversationQuery where(String condition) {
        conditions.add(condition);
        return this;
    }

    private ConversationQuery with(String parameter, Object value) {
        values.put(parameter, value);
        return this;
    }

    /** Adds a condition on one value, which stands as {@code %s} in it. */
    private ConversationQuery where(String condition, Object value) {
        var parameter = "v" + values.size();
        return where(condition.formatted(":" + parameter)).with(parameter, value);
    }

    /** Only those in which the reader has this role. */
    public ConversationQuery inRole(Role role) {
        return where("p.role = %s", role);
    }

    /** Only those in which the reader takes part now. */
    public ConversationQuery takingPart() {
        return where("p.state = %s", ParticipantState.ACTIVE);
    }

    public ConversationQuery inStatus(Status status) {
        return where("c.status = %s", status);
    }

    /** Only those with something unread, or only those without. */
    public ConversationQuery unread(boolean unread) {
        return where(unread ? "p.unreadCount > 0" : "p.unreadCount = 0");
    }

    /** Only those in which the reader gets to see that {@code other} takes or took part (D2). */
    public ConversationQuery withOther(UUID other) {
        return where(
                "exists (select 1 from Participant w where w.id.conversationId = p.id.conversationId and w.id.userId = %s and "
                        + Visibility.MET + ")",
                other);
    }

    /** Only those about this record, which the reader may name. */
    public ConversationQuery about(RecordKey record) {
        return where("exists (select 1 from c.about r where r = %s)", record);
    }

    /** Only the conversations with these ids. */
    public ConversationQuery among(Collection<UUID> ids) {
        // One array: there may be more conversations than a statement takes parameters.
        return where("cast(sql('? = any(?)', " + id + ", %s) as Boolean) = true", ids.toArray(UUID[]::new));
    }

    /** Only those that follow in the order. */
    public ConversationQuery after(Instant lastActivity, UUID conversation) {
        return where("(" + activity + ", " + id + ") < (:lastActivity, :lastId)")
                .with("lastActivity", lastActivity)
                .with("lastId", conversation);
    }

    public List<ConversationAccess> list(int limit) {
        var query = session.createQuery(
                        "select c, p from " + source + " where " + String.join(" and ", conditions) + " order by "
                                + activity + " desc, " + id + " desc",
                        Row.class)
                .setMaxResults(limit);
        values.forEach(query::setParameter);
        return query.getResultStream()
                .map(row -> new ConversationAccess(row.conversation, row.participant, viaRecord))
                .toList();
    }
}
