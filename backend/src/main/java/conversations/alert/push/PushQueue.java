package conversations.alert.push;

import conversations.alert.delivery.ClaimQueue;
import conversations.person.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The pop-ups that are to be pushed. */
@ApplicationScoped
public class PushQueue {
    /** Lease: a claimed item that is not settled within this time counts as failed, as after the death of its node. */
    static final Duration LEASE = Duration.ofMinutes(2);

    /** Maximum number of entries kept for a push, of which the newest that is still to be shown is shown. */
    private static final int MAX_ENTRIES = 20;

    private static final ClaimQueue<ClaimedPush> QUEUE =
            new ClaimQueue<>("push", "true", LEASE, """
            update push p set attempts = p.attempts + 1, due_at = :lease
            from due, push_subscription s
            where p.id = due.id and s.id = p.subscription_id
            returning p.id, p.conversation_id, p.seqs, p.attempts, p.created_at,
                s.id as subscription_id, s.user_id, s.endpoint, s.p256dh, s.auth""", ClaimedPush.class);

    private record ClaimedPush(
            UUID id,
            UUID conversationId,
            List<Long> seqs,
            int attempts,
            Instant createdAt,
            UUID subscriptionId,
            UUID userId,
            String endpoint,
            String p256dh,
            String auth) {
        Push push() {
            return new Push(
                    id,
                    conversationId,
                    seqs,
                    attempts,
                    createdAt,
                    new PushSubscription(
                            subscriptionId,
                            new UserId(userId),
                            endpoint,
                            new PushSubscriptionRequest.Keys(p256dh, auth)));
        }
    }

    private final Session session;

    PushQueue(Session session) {
        this.session = session;
    }

    /**
     * Enqueues a push for each browser of these users. It replaces a push of the same conversation that waits or is being
     * sent, and keeps its time: otherwise a busy conversation would have a push service that fails asked again and again.
     *
     * @param author the author of the entry
     */
    public void enqueue(UUID conversation, long seq, UserId author, Collection<UUID> users, Instant now) {
        // The subscriptions are locked, so that a user who signs out meanwhile does not make the alerts of all users
        // fail.
        session.createNativeMutationQuery("""
                        insert into push (id, subscription_id, conversation_id, seqs, caused_by, created_at, due_at)
                        select gen_random_uuid(), id, :conversation, array[:seq], :by, :now, :now
                        from push_subscription where user_id = any(:users) order by id for key share
                        on conflict (subscription_id, conversation_id) do update set id = excluded.id,
                            seqs = (push.seqs || excluded.seqs)[greatest(1, cardinality(push.seqs) + 2 - :kept):],
                            caused_by = excluded.caused_by, created_at = excluded.created_at,
                            due_at = case when push.attempts = 0 then excluded.due_at else push.due_at end""")
                .setParameter("conversation", conversation)
                .setParameter("seq", seq)
                .setParameter("users", users.toArray(UUID[]::new))
                .setParameter("by", author.value())
                .setParameter("kept", MAX_ENTRIES)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Claims due items for {@link #LEASE}, at most {@code limit}; no other node gets them meanwhile. */
    @Transactional
    List<Push> claim(Instant now, int limit) {
        return QUEUE.claim(session, now, limit).stream().map(ClaimedPush::push).toList();
    }

    /**
     * Removes a push that was sent or has no content left. If entries were added meanwhile, they become due as the next
     * push.
     */
    @Transactional
    void complete(Push push, Instant now) {
        var deleted = session.createNativeMutationQuery("delete from push where id = :id")
                .setParameter("id", push.id())
                .executeUpdate();
        if (deleted == 0) {
            session.createNativeMutationQuery("""
                            update push set due_at = :now, attempts = 0,
                                seqs = array(select seq from unnest(seqs) seq where seq <> all(:sent))
                            where subscription_id = :subscription and conversation_id = :conversation
                            and attempts = :attempts""")
                    .setParameter("subscription", push.subscription().id())
                    .setParameter("conversation", push.conversation())
                    .setParameter("attempts", push.attempts())
                    .setParameter("sent", push.seqs().toArray(Long[]::new))
                    .setParameter("now", now)
                    .executeUpdate();
        }
    }

    /** @param next when to try again; null if that is over */
    @Transactional
    void recordFailure(Push push, @Nullable Instant next, Instant now) {
        if (next == null) {
            complete(push, now);
            return;
        }
        // A sender that took longer than its lease no longer owns the row, and changes nothing.
        session.createNativeMutationQuery("""
                        update push set due_at = :next
                        where subscription_id = :subscription and conversation_id = :conversation and attempts = :attempts""")
                .setParameter("subscription", push.subscription().id())
                .setParameter("conversation", push.conversation())
                .setParameter("attempts", push.attempts())
                .setParameter("next", next)
                .executeUpdate();
    }
}
