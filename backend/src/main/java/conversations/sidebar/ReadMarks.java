package conversations.sidebar;

import conversations.conversation.ConversationDto;
import conversations.conversation.Conversations;
import conversations.conversation.Participant;
import conversations.conversation.Presenter;
import conversations.conversation.Visibility;
import conversations.outbox.EventType;
import conversations.outbox.Outbox;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Maintains read marks and unread counts (B6, B7, B8). */
@ApplicationScoped
public class ReadMarks {
    private final Session session;
    private final Conversations conversations;
    private final Presenter presenter;
    private final Outbox outbox;

    ReadMarks(Session session, Conversations conversations, Presenter presenter, Outbox outbox) {
        this.session = session;
        this.conversations = conversations;
        this.presenter = presenter;
        this.outbox = outbox;
    }

    /** The number of conversations with unread messages, and the moment at which it was counted. */
    record Badge(long conversations, AsOf asOf) {}

    @Transactional
    Badge badge(UUID user) {
        // One statement has one snapshot, so that the count and the moment can't disagree.
        var columns = session.createNativeQuery("""
                        select count(*), cast(pg_current_snapshot() as text) from participant
                        where user_id = :user and unread_count > 0 and has_copy""", Object[].class)
                .setParameter("user", user)
                .getSingleResult();
        return new Badge((Long) columns[0], new AsOf((String) columns[1]));
    }

    /**
     * Moves the read mark forward to {@code throughSeq}, or to the last entry that the user can see; never back, and never
     * beyond what they can see.
     *
     * @throws ProblemException 409 if the user never took part
     */
    @Transactional
    public ConversationDto markRead(UUID conversationId, UUID user, @Nullable Long throughSeq) {
        var access = conversations.lock(conversationId, user);
        var participant = access.participant();
        if (participant == null) {
            throw ProblemException.of(ProblemType.NOT_A_PARTICIPANT);
        }
        var last = Visibility.visibleInSidebar(access).last();
        var through = throughSeq == null ? last : Math.min(throughSeq, last);
        if (through > participant.readThrough()) {
            participant.setReadMark(through, countUnreadAfter(participant, through));
            outbox.publishTo(EventType.CONVERSATION_READ, conversationId, null, List.of(user));
        }
        return presenter.present(access, user);
    }

    /** Recounts the unread messages, after a change of what the user can see. */
    void recount(Participant participant) {
        session.flush();
        participant.setReadMark(participant.readThrough(), countUnreadAfter(participant, participant.readThrough()));
    }

    private long countUnreadAfter(Participant participant, long through) {
        return session.createNativeQuery(
                        "select count(*) from participant p join entry e on e.conversation_id = p.conversation_id"
                                + " where p.conversation_id = :conversation and p.user_id = :user and e.seq > :through and "
                                + Visibility.UNREAD,
                        Long.class)
                .setParameter("conversation", participant.conversationId())
                .setParameter("user", participant.userId())
                .setParameter("through", through)
                .getSingleResult();
    }

    /**
     * Marks all messages read that were committed at {@code asOf}, or all there are.
     *
     * @return in how many conversations something unread was marked
     */
    @Transactional
    long markAllRead(UUID user, @Nullable AsOf asOf) {
        var ids = lockUnread(user);
        if (ids.isEmpty()) {
            return 0;
        }
        // A transaction id beyond the present ones is from the database from which this one was restored: long ago.
        var committed = asOf == null
                ? "true"
                : "(pg_visible_in_snapshot(e.written_by, cast(:snapshot as pg_snapshot))"
                        + " or e.written_by >= pg_snapshot_xmax(pg_current_snapshot()))";
        var update = session.createNativeQuery("""
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
                .setParameter("user", user)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .setParameter("type", EventType.CONVERSATION_READ.code());
        if (asOf != null) {
            update.setParameter("snapshot", asOf.snapshot());
        }
        outbox.wakeRelayAfterCommit();
        return update.executeUpdate();
    }

    /** Locks all conversations with unread messages, in id order as everybody does who needs several locks. */
    private List<UUID> lockUnread(UUID user) {
        return session.createNativeQuery("""
                        select c.id from conversation c where c.id in (
                            select conversation_id from participant where user_id = :user and unread_count > 0 and has_copy)
                        order by c.id for no key update""", UUID.class)
                .setParameter("user", user)
                .getResultList();
    }
}
