package conversations.conversation;

import conversations.outbox.ChangeCause;
import conversations.outbox.Outbox;
import conversations.person.UserChangeListener;
import conversations.record.RecordChangeListener;
import conversations.record.RecordKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;

/**
 * Publishes changes of records and users to the conversations that show them (B11, D7, J1). Up to {@link #MAX_SINGLE_EVENTS}
 * conversations each get an event of their own; a change that affects more is published once, and clients that show such a
 * conversation load anew. A change thus costs two statements and a bounded number of rows.
 */
@ApplicationScoped
class AffectedConversations implements RecordChangeListener, UserChangeListener {
    /** The number of conversations up to which each gets an event; as many events as a node delivers in one batch. */
    static final int MAX_SINGLE_EVENTS = 100;

    private final Session session;
    private final Outbox outbox;

    AffectedConversations(Session session, Outbox outbox) {
        this.session = session;
        this.outbox = outbox;
    }

    @Override
    public void onRecordChanged(RecordKey record) {
        // Locks the record: a transaction that starts a conversation about it at this moment commits first, and its
        // conversation is found.
        session.createNativeQuery(
                        "select type, id from record where type = :type and id = :id for update", Object[].class)
                .setParameter("type", record.type().code())
                .setParameter("id", record.id())
                .getResultList();
        publish(
                new ChangeCause(ChangeCause.Kind.RECORD, record.toString()),
                session.createNativeMutationQuery("""
                                with concerned as materialized (
                                    select conversation_id from conversation_record
                                    where type = :type and record_id = :id limit :most + 1
                                )""" + Outbox.PUBLISH_CHANGE)
                        .setParameter("type", record.type().code())
                        .setParameter("id", record.id()));
    }

    @Override
    public void onUserChanged(UUID user) {
        // Locks the user, for the same reason as the record: a transaction that adds them to a conversation commits
        // first.
        session.createNativeQuery("select id, active from users where id = :user for update", Object[].class)
                .setParameter("user", user)
                .getResultList();
        publish(
                new ChangeCause(ChangeCause.Kind.PERSON, user.toString()),
                session.createNativeMutationQuery("""
                                with concerned as materialized (
                                    select conversation_id from participant where user_id = :user and has_copy
                                    union all
                                    select conversation_id from participant where user_id = :user and not has_copy
                                    limit :most + 1
                                )""" + Outbox.PUBLISH_CHANGE).setParameter("user", user));
    }

    private void publish(ChangeCause cause, MutationQuery statement) {
        statement
                .setParameter("cause", cause.toString())
                .setParameter("most", MAX_SINGLE_EVENTS)
                .executeUpdate();
        outbox.wakeRelayAfterCommit();
    }
}
