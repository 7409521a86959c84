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

/** Where whoever changes something says so, in the same transaction: it is told if and only if it was committed. */
@ApplicationScoped
public class Outbox {
    /** One row, of parameters {@code :type, :conversation, :seq}, for statements that do more at once. */
    public static final String PUBLISH =
            "insert into outbox (type, conversation_id, seq) values (:type, :conversation, :seq)";

    /** To {@code :user} alone, of parameters {@code :type, :user}, one for each {@code conversation_id} of what follows. */
    public static final String PUBLISH_EACH_TO_USER = """
            insert into outbox (type, conversation_id, only_users)
            select :type, conversation_id, array[cast(:user as uuid)] from\s""";

    /**
     * A change of record or person {@code :cause} that shows in the conversations of the table expression {@code concerned}: to
     * each of them, or, where these are more than {@code :most}, everywhere; and a word about the record or person itself.
     */
    public static final String PUBLISH_CHANGE = """
            , named as (
                insert into outbox (type, conversation_id, cause)
                select 'conversation.changed', conversation_id, :cause from concerned
                where (select count(*) from concerned) <= :most
            )
            insert into outbox (type, conversation_id, cause, everywhere)
            select 'conversation.changed', cast('%s' as uuid), :cause, (select count(*) from concerned) > :most""".formatted(Event.NO_CONVERSATION);

    private final Session session;
    private final TransactionSynchronizationRegistry transactions;
    private final OutboxRelay relay;

    Outbox(Session session, TransactionSynchronizationRegistry transactions, OutboxRelay relay) {
        this.session = session;
        this.transactions = transactions;
        this.relay = relay;
    }

    /** To all who take part. */
    public void publish(EventType type, UUID conversation, @Nullable Long seq) {
        insert(type, conversation, seq, null, List.of(), null);
    }

    /** To all who take part but {@code except}. */
    public void publishExcept(EventType type, UUID conversation, @Nullable Long seq, Collection<UUID> except) {
        insert(type, conversation, seq, null, except, null);
    }

    /** To {@code users} alone. */
    public void publishTo(EventType type, UUID conversation, @Nullable Long seq, Collection<UUID> users) {
        insert(type, conversation, seq, users, List.of(), null);
    }

    /** To {@code users} alone, what comes of an earlier event: who began to listen after that one does not hear of it. */
    public void publishTo(EventType type, Event of, Collection<UUID> users) {
        insert(type, of.conversation(), of.seq(), users, List.of(), of.writtenBy());
    }

    /** Nobody is told what this transaction has said so far: where what is written is news to nobody. */
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

    /** To be called where one of the statements above was used. */
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
