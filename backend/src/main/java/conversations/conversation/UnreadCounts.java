package conversations.conversation;

import conversations.outbox.EventType;
import conversations.outbox.Outbox;
import conversations.person.UserId;
import conversations.platform.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** How many messages, and how many conversations, are unread to somebody (B1, B6). */
@ApplicationScoped
public class UnreadCounts {
    /** The conversations of participant {@code p} that count in their badge. */
    private static final String IN_BADGE = "(p.unread_count > 0 and p.has_copy)";

    private final Session session;

    UnreadCounts(Session session) {
        this.session = session;
    }

    /** A number of conversations, and the snapshot of the database in which it was counted, in PostgreSQL's text form. */
    public record Badge(long count, String snapshot) {}

    private record UserBadge(UUID userId, long count) {}

    private record Id(UUID id) {}

    /** The user's badge. One statement reads both, so that they fit together. */
    public Badge badge(UserId user) {
        return Rows.query(
                        session,
                        "select count(*) as count, cast(pg_current_snapshot() as text) as snapshot from participant p where p.user_id = :user and "
                                + IN_BADGE,
                        Badge.class)
                .setParameter("user", user.value())
                .getSingleResult();
    }

    /** The badges of these users; who has nothing unread is missing. */
    public Map<UUID, Long> badges(Collection<UUID> users) {
        return users.isEmpty()
                ? Map.of()
                : Rows.query(
                                session,
                                "select p.user_id, count(*) as count from participant p where p.user_id = any(:users) and "
                                        + IN_BADGE + " group by p.user_id",
                                UserBadge.class)
                        .setParameter("users", users.toArray(UUID[]::new))
                        .getResultStream()
                        .collect(Collectors.toMap(UserBadge::userId, UserBadge::count));
    }

    /** How many messages after position {@code through} are unread to the participant, whose row is flushed. */
    public long countAfter(Participant participant, long through) {
        return Rows.count(
                        session,
                        "select count(*) as count from participant p join entry e on e.conversation_id = p.conversation_id"
                                + " where p.conversation_id = :conversation and p.user_id = :user and e.seq > :through and "
                                + Visibility.UNREAD)
                .setParameter("conversation", participant.conversationId())
                .setParameter("user", participant.userId())
                .setParameter("through", through)
                .getSingleResult();
    }

    /** Takes a message that is being deleted out of the counts of those to whom it was unread. */
    public void discount(Entry message) {
        session.createNativeMutationQuery("update participant p set unread_count = unread_count - 1"
                        + " where p.conversation_id = :conversation and p.user_id <> :author and p.read_through < :seq"
                        + " and exists (select 1 from entry e where e.conversation_id = p.conversation_id and e.seq = :seq and "
                        + Visibility.IN_SIDEBAR + ")")
                .setParameter("conversation", message.conversationId())
                .setParameter("author", message.authorId())
                .setParameter("seq", message.seq())
                .executeUpdate();
    }

    /** Locks all conversations in the user's badge, in id order as everybody does who locks several. */
    public List<UUID> lockBadge(UserId user) {
        return Rows.query(session, """
                        select c.id from conversation c where c.id in (
                            select p.conversation_id from participant p where p.user_id = :user and %s)
                        order by c.id for no key update""".formatted(IN_BADGE), Id.class)
                .setParameter("user", user.value())
                .getResultStream()
                .map(Id::id)
                .toList();
    }

    /**
     * Moves the user's read marks in these conversations to their newest unread message and publishes it.
     *
     * @param snapshot only to messages that were committed in it, in PostgreSQL's text form; null for all
     * @return how many marks moved
     */
    public int markRead(UserId user, Collection<UUID> conversations, @Nullable String snapshot) {
        // A transaction that this database has not had yet was another's, from which it was restored: long ago.
        var committed = snapshot == null
                ? "true"
                : "(pg_visible_in_snapshot(e.written_by, cast(:snapshot as pg_snapshot))"
                        + " or e.written_by >= pg_snapshot_xmax(pg_current_snapshot()))";
        var update = session.createNativeMutationQuery(
                        """
                        with seen as (
                            select p.conversation_id, max(e.seq) as through
                            from participant p join entry e on e.conversation_id = p.conversation_id and e.seq > p.read_through
                            where p.user_id = :user and p.conversation_id = any(:ids) and %1$s and %2$s
                            group by p.conversation_id
                        ), marked as (
                        update participant p set read_through = seen.through, unread_count = (
                            select count(*) from entry e
                            where e.conversation_id = p.conversation_id and e.seq > seen.through and %1$s)
                        from seen where p.conversation_id = seen.conversation_id and p.user_id = :user
                        returning p.conversation_id)
                        %3$s marked""".formatted(Visibility.UNREAD, committed, Outbox.PUBLISH_EACH_TO_USER))
                .setParameter("user", user.value())
                .setParameter("ids", conversations.toArray(UUID[]::new))
                .setParameter("type", EventType.CONVERSATION_READ.code());
        if (snapshot != null) {
            update.setParameter("snapshot", snapshot);
        }
        return update.executeUpdate();
    }
}
