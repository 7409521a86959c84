package conversations.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events within the transaction that makes the change: an event is delivered if and only if its transaction
 * commits.
 */
@ApplicationScoped
public class Outbox {
    /** Publishes one event, with parameters {@code :type, :conversation, :seq}; part of statements that do more at once. */
    public static final String PUBLISH =
            "insert into outbox (type, conversation_id, seq) values (:type, :conversation, :seq)";

    /**
     * Publishes an event to {@code :user} alone for each {@code conversation_id} of the table that follows, with parameters
     * {@code :type, :user}.
     */
    public static final String PUBLISH_EACH_TO_USER = """
            insert into outbox (type, conversation_id, only_users)
            select :type, conversation_id, array[cast(:user as uuid)] from\s""";

    /**
     * Publishes a change of the record or person {@code :cause}: one event for each conversation of the table expression
     * {@code affected}, or one for all of them if there are more than {@code :max}; and one event about the record or person
     * itself.
     */
    public static final String PUBLISH_CHANGE = """
            , named as (
                insert into outbox (type, conversation_id, cause)
                select 'conversation.changed', conversation_id, :cause from affected
                where (select count(*) from affected) <= :max
            )
            insert into outbox (type, conversation_id, cause, everywhere)
            select 'conversation.changed', cast('%s' as uuid), :cause, (select count(*) from affected) > :max""".formatted(Event.NO_CONVERSATION);

    private final Session session;
    private final TransactionSynchronizationRegistry transactions;
    private final OutboxRelay relay;

    Outbox(Session session, TransactionSynchronizationRegistry transactions, OutboxRelay relay) {
        this.session = session;
        this.transactions = transactions;
        this.relay = relay;
    }

    /** Publishes an event to all current participants. */
    public void publish(EventType type, UUID conversation, @Nullable Long seq) {
        insert(type, conversation, seq, null, List.of(), null);
    }

    /** Publishes an event to all current participants except {@code except}. */
    public void publishExcept(EventType type, UUID conversation, @Nullable Long seq, Collection<UUID> except) {
        insert(type, conversation, seq, null, except, null);
    }

    /** Publishes an event to {@code users} alone. */
    public void publishTo(EventType type, UUID conversation, @Nullable Long seq, Collection<UUID> users) {
        insert(type, conversation, seq, users, List.of(), null);
    }

    /**
     * Publishes to {@code users} alone an event that follows from an earlier one. A stream that was opened after the earlier
     * event does not receive it.
     */
    public void publishTo(EventType type, Event of, Collection<UUID> users) {
        insert(type, of.conversation(), of.seq(), users, List.of(), of.writtenBy());
    }

    /** Discards the events that this transaction has published so far, for changes that are news to nobody. */
    public void discard() {
        session.createNativeMutationQuery("delete from outbox where written_by = pg_current_xact_id()")
                .executeUpdate();
    }

    private void insert(
            EventType type,
            UUID conversation,
            @Nullable Long seq,
            @Nullable Collection<UUID> only,
            Collection<UUID> except,
            @Nullable Long writtenBy) {
        session.createNativeMutationQuery("""
                        insert into outbox (type, conversation_id, seq, only_users, except_users, written_by)
                        values (:type, :conversation, :seq, :only, :except,
                            coalesce(cast(cast(:writtenBy as text) as xid8), pg_current_xact_id()))""")
                .setParameter("type", type.code())
                .setParameter("conversation", conversation)
                .setParameter("seq", seq, Long.class)
                .setParameter("only", only == null ? null : only.toArray(UUID[]::new), UUID[].class)
                .setParameter("except", except.toArray(UUID[]::new), UUID[].class)
                .setParameter("writtenBy", writtenBy, Long.class)
                .executeUpdate();
        wakeRelayAfterCommit();
    }

    /** Wakes the relay after the commit. Callers that use one of the SQL statements above must call this themselves. */
    public void wakeRelayAfterCommit() {
        if (transactions.getResource(this) == null) {
            transactions.putResource(this, true);
            transactions.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {}

                @Override
                public void afterCompletion(int status) {
                    if (status == Status.STATUS_COMMITTED) {
                        relay.wake();
                    }
                }
            });
        }
    }
}
