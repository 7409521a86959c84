package conversations.sidebar;

import conversations.conversation.Conversation;
import conversations.conversation.ConversationAccess;
import conversations.conversation.ConversationDto;
import conversations.conversation.Participant;
import conversations.conversation.Presenter;
import conversations.conversation.Visibility;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.record.Records;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists a user's own conversations, latest activity first (B2). */
@ApplicationScoped
class Sidebar {
    private final EntityManager entities;
    private final Records records;
    private final TextSearch search;
    private final Presenter presenter;

    Sidebar(EntityManager entities, Records records, TextSearch search, Presenter presenter) {
        this.entities = entities;
        this.records = records;
        this.search = search;
        this.presenter = presenter;
    }

    /** The conversations that match {@code filter} and all of {@code criteria}. */
    Page<ConversationDto> page(
            UUID user, @Nullable BuiltInFilter filter, List<SidebarCriteria> criteria, PageRequest request) {
        var where = new ArrayList<>(List.of("p.id.userId = :user", "p.hasCopy"));
        var values = new HashMap<String, Object>();
        values.put("user", user);
        if (filter != null) {
            where.add(builtInCondition(filter));
        }
        for (var i = 0; i < criteria.size(); i++) {
            if (!addCondition(user, criteria.get(i), String.valueOf(i), where, values)) {
                return new Page<>(List.of(), null);
            }
        }
        var after = request.after();
        if (after != null) {
            where.add("(p.lastActivity, p.id.conversationId) < (:activity, :conversation)");
            values.put("activity", PageRequest.instant(after.get(0)));
            values.put("conversation", PageRequest.uuid(after.get(1)));
        }
        var query = entities.createQuery(
                        "select c, p from Participant p join Conversation c on c.id = p.id.conversationId where "
                                + String.join(" and ", where)
                                + " order by p.lastActivity desc, p.id.conversationId desc",
                        Object[].class)
                .setMaxResults(request.limit() + 1);
        values.forEach(query::setParameter);
        var rows = query.getResultStream()
                .map(row -> new ConversationAccess((Conversation) row[0], (Participant) row[1], false))
                .toList();
        return Page.of(
                rows, request, Sidebar::position, shown -> presenter.presentAll(shown, user, Visibility.View.SIDEBAR));
    }

    private static String builtInCondition(BuiltInFilter filter) {
        return switch (filter) {
            case CREATED -> "p.role = conversations.conversation.Role.CREATOR";
            case PARTICIPATING -> "p.state = conversations.conversation.ParticipantState.ACTIVE";
            case CLOSED -> "c.status = conversations.conversation.Status.CLOSED";
        };
    }

    /**
     * Adds the conditions of {@code criteria}; false if no conversation can fulfil them. {@code n} makes parameter names
     * unique.
     */
    private boolean addCondition(
            UUID user, SidebarCriteria criteria, String n, List<String> where, Map<String, Object> values) {
        if (criteria.with() != null) {
            where.add("exists (select 1 from Participant w where w.id.conversationId = p.id.conversationId"
                    + " and w.id.userId = :with" + n + " and " + Visibility.MET + ")");
            values.put("with" + n, criteria.with());
        }
        if (criteria.parseRecord() != null) {
            if (!records.nameable(criteria.parseRecord(), user)) {
                return false;
            }
            where.add("exists (select 1 from c.about a where a.type = :type" + n + " and a.id = :record" + n + ")");
            values.put("type" + n, criteria.parseRecord().type());
            values.put("record" + n, criteria.parseRecord().id());
        }
        if (criteria.role() != null) {
            where.add("p.role = :role" + n);
            values.put("role" + n, criteria.role());
        }
        if (criteria.status() != null) {
            where.add("c.status = :status" + n);
            values.put("status" + n, criteria.status());
        }
        if (criteria.unread() != null) {
            where.add(criteria.unread() ? "p.unreadCount > 0" : "p.unreadCount = 0");
        }
        if (criteria.q() != null) {
            // Passed as one array, because there may be more conversations than a statement can have parameters.
            where.add("cast(sql('? = any(?)', p.id.conversationId, :found" + n + ") as Boolean) = true");
            values.put("found" + n, search.conversations(criteria.q(), user).toArray(UUID[]::new));
        }
        return true;
    }

    private static List<String> position(ConversationAccess access) {
        var participant = access.participant();
        return List.of(
                participant == null ? "" : participant.lastActivity().toString(),
                access.id().toString());
    }
}
