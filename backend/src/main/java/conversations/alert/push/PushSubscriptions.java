package conversations.alert.push;

import conversations.person.UserId;
import conversations.platform.idempotency.Idempotency;
import conversations.platform.idempotency.Idempotency.Attempt;
import conversations.platform.idempotency.IdempotencyKey;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import conversations.platform.web.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;

/** Stores subscriptions to Web Push. */
@ApplicationScoped
class PushSubscriptions {
    /** Maximum number of subscriptions of a user. */
    private static final int MAX_PER_USER = 20;

    private final Session session;
    private final Idempotency idempotency;
    private final PushKeys keys;
    private final Clock clock;

    PushSubscriptions(Session session, Idempotency idempotency, PushKeys keys, Clock clock) {
        this.session = session;
        this.idempotency = idempotency;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Saves the subscription as the user's own, whoever had it before: a browser belongs to one user at a time.
     *
     * @throws ProblemException 409 where the operator has set no keys
     */
    @Transactional
    PushSubscriptionDto save(UserId user, PushSubscriptionRequest request, IdempotencyKey key) {
        return idempotency.once(
                new Attempt(user.toString(), "POST /push-subscriptions", key, request),
                PushSubscriptionDto.class,
                () -> save(user, request));
    }

    private PushSubscriptionDto save(UserId user, PushSubscriptionRequest request) {
        if (!keys.isConfigured()) {
            throw ProblemException.of(ProblemType.PUSH_OFF);
        }
        // Pushes queued for another user are deleted with that user's subscription.
        session.createNativeMutationQuery(
                        "delete from push_subscription where endpoint = :endpoint and user_id <> :user")
                .setParameter("endpoint", request.endpoint())
                .setParameter("user", user.value())
                .executeUpdate();
        var sent = Objects.requireNonNull(request.keys());
        var id = session.createNativeQuery("""
                        insert into push_subscription (id, user_id, endpoint, p256dh, auth, renewed_at)
                        values (:id, :user, :endpoint, :p256dh, :auth, :now)
                        on conflict (endpoint) do update set user_id = excluded.user_id, p256dh = excluded.p256dh,
                            auth = excluded.auth, renewed_at = excluded.renewed_at
                        returning id""", UUID.class)
                .setParameter("id", Ids.next())
                .setParameter("user", user.value())
                .setParameter("endpoint", request.endpoint())
                .setParameter("p256dh", sent.p256dh())
                .setParameter("auth", sent.auth())
                .setParameter("now", clock.instant())
                .getSingleResult();
        session.createNativeMutationQuery("""
                        delete from push_subscription where id in (
                            select id from push_subscription where user_id = :user
                            order by renewed_at desc, id desc offset :each)""")
                .setParameter("user", user.value())
                .setParameter("each", MAX_PER_USER)
                .executeUpdate();
        return new PushSubscriptionDto(id);
    }

    /** @throws ProblemException 404 if it is not there, or somebody else's */
    @Transactional
    void remove(UUID id, UserId user) {
        var removed = session.createNativeMutationQuery(
                        "delete from push_subscription where id = :id and user_id = :user")
                .setParameter("id", id)
                .setParameter("user", user.value())
                .executeUpdate();
        if (removed == 0) {
            throw ProblemException.notFound();
        }
    }

    /** Deletes a subscription that its push service no longer knows, unless it was renewed meanwhile. */
    @Transactional
    void deleteGone(PushSubscription gone) {
        session.createNativeMutationQuery("delete from push_subscription where id = :id and auth = :auth")
                .setParameter("id", gone.id())
                .setParameter("auth", gone.keys().auth())
                .executeUpdate();
    }
}
