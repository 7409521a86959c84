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
 * The conversations that are shown differently because a record or a person changed (B11, D7, J1). They hear of it as of a change
 * of their own, up to {@link #MAX_SINGLE_EVENTS} of them; a change that concerns more is told once, and whoever has such a conversation
 * open loads anew. So a change costs two statements and a bounded number of rows.
 */
@ApplicationScoped
class AffectedConversations implements RecordChangeListener, UserChangeListener {
    /** As many as a node delivers at once. */
    static final int MAX_SINGLE_EVENTS = 100;

    private final Session session;
    private final Outbox outbox;

    AffectedConversations(Session session, Outbox outbox) {
        this.session = session;
        this.outbox = outbox;
    }

    @Override
    public void onRecordChanged(RecordKey record) {
        // Waits for whoever starts a conversation about it at this moment, which is then one of those found.
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
        // As of a record: waits for whoever adds this person to a conversation at this moment.
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
