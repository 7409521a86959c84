package conversations.conversation;

import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.platform.web.Ids;
import conversations.record.RecordKey;
import conversations.record.Records;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user's own list of conversations, latest activity on top (B2). */
@ApplicationScoped
class Sidebar {
    /** No activity was before or will be after: what a cursor may name, well within what the database can hold. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private final EntityManager entities;
    private final Records records;
    private final Presenter presenter;

    Sidebar(EntityManager entities, Records records, Presenter presenter) {
        this.entities = entities;
        this.records = records;
        this.presenter = presenter;
    }

    /** What narrows the list; conditions that are null do not, all others hold together (F5). */
    record Conditions(
            @Nullable BuiltInFilter filter,
            @Nullable UUID with,
            @Nullable RecordKey about,
            @Nullable Role role,
            @Nullable Status status,
            @Nullable Boolean unread) {}

    Page<ConversationDto> page(UUID user, Conditions conditions, PageRequest request) {
        if (conditions.about() != null && !records.nameable(conditions.about(), user)) {
            return new Page<>(List.of(), null);
        }
        var where = new ArrayList<>(List.of("p.id.userId = :user", "p.hasCopy"));
        var values = new HashMap<String, Object>();
        values.put("user", user);
        switch (conditions.filter()) {
            case CREATED -> {
                where.add("p.role = :creator");
                values.put("creator", Role.CREATOR);
            }
            case PARTICIPATING -> {
                where.add("p.state = :active");
                values.put("active", ParticipantState.ACTIVE);
            }
            case CLOSED -> {
                where.add("c.status = :closed");
                values.put("closed", Status.CLOSED);
            }
            case null -> {}
        }
        if (conditions.with() != null) {
            where.add(
                    "exists (select 1 from Participant w where w.id.conversationId = p.id.conversationId and w.id.userId = :with)");
            values.put("with", conditions.with());
        }
        if (conditions.about() != null) {
            where.add("exists (select 1 from c.about a where a.type = :type and a.id = :record)");
            values.put("type", conditions.about().type());
            values.put("record", conditions.about().id());
        }
        if (conditions.role() != null) {
            where.add("p.role = :role");
            values.put("role", conditions.role());
        }
        if (conditions.status() != null) {
            where.add("c.status = :status");
            values.put("status", conditions.status());
        }
        if (conditions.unread() != null) {
            where.add(conditions.unread() ? "p.unreadCount > 0" : "p.unreadCount = 0");
        }
        var after = request.after();
        if (after != null) {
            where.add("(p.lastActivity, p.id.conversationId) < (:activity, :conversation)");
            values.put("activity", time(after.get(0)));
            values.put("conversation", id(after.get(1)));
        }
        var query = entities.createQuery(
                        "select c, p from Participant p join Conversation c on c.id = p.id.conversationId where "
                                + String.join(" and ", where)
                                + " order by p.lastActivity desc, p.id.conversationId desc",
                        Object[].class)
                .setMaxResults(request.limit() + 1);
        values.forEach(query::setParameter);
        var rows = query.getResultStream()
                .map(row -> new Standing((Conversation) row[0], (Participant) row[1], false))
                .toList();
        return Page.of(rows, request, Sidebar::position, shown -> presenter.all(shown, user, Visibility.View.SIDEBAR));
    }

    private static List<String> position(Standing standing) {
        var mine = standing.mine();
        return List.of(
                mine == null ? "" : mine.lastActivity().toString(),
                standing.id().toString());
    }

    static Instant time(String text) {
        try {
            var time = Instant.parse(text);
            if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
                throw PageRequest.notOurs();
            }
            return time;
        } catch (DateTimeException e) {
            throw PageRequest.notOurs();
        }
    }

    static UUID id(String text) {
        var id = Ids.parse(text);
        if (id == null) {
            throw PageRequest.notOurs();
        }
        return id;
    }
}
