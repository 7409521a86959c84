package conversations.conversation;

import conversations.outbox.ChangeCause;
import conversations.outbox.Outbox;
import conversations.person.UserChangeListener;
import conversations.person.UserId;
import conversations.platform.rows.Rows;
import conversations.record.RecordChangeListener;
import conversations.record.RecordKey;
import conversations.record.RecordType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.NativeQuery;

/**
 * Publishes changes of records and users to the conversations that show them (B11, D7, J1). Up to {@link #MAX_SINGLE_EVENTS}
 * conversations each get an event of their own; a change that affects more is published once, and clients that show such a
 * conversation load anew. A change thus costs two statements and a bounded number of rows.
 */
@ApplicationScoped
public class AffectedConversations implements RecordChangeListener, UserChangeListener {
    /** The number of conversations up to which each gets an event; as many events as a node delivers in one batch. */
    static final int MAX_SINGLE_EVENTS = 100;

    private static final String ABOUT_RECORD =
            "select conversation_id from conversation_record where type = :type and record_id = :record";

    /** In two parts, as the indexes are. */
    private static final String WITH_PERSON = """
            select conversation_id from participant where user_id = :user and has_copy
            union all
            select conversation_id from participant where user_id = :user and not has_copy""";

    private final Session session;
    private final Outbox outbox;

    private record Reader(UUID userId) {}

    private record Tab(String type, String recordId) {}

    AffectedConversations(Session session, Outbox outbox) {
        this.session = session;
        this.outbox = outbox;
    }

    @Override
    public void onRecordChanged(RecordKey record) {
        publish(
                new ChangeCause(ChangeCause.Kind.RECORD, record.toString()),
                session.createNativeMutationQuery("with affected as materialized (" + ABOUT_RECORD + " limit :max + 1)"
                                + Outbox.PUBLISH_CHANGE)
                        .setParameter("type", record.type().code())
                        .setParameter("record", record.id()));
    }

    @Override
    public void onUserChanged(UserId user) {
        publish(
                new ChangeCause(ChangeCause.Kind.PERSON, user.toString()),
                session.createNativeMutationQuery("with affected as materialized (" + WITH_PERSON + " limit :max + 1)"
                                + Outbox.PUBLISH_CHANGE)
                        .setParameter("user", user.value()));
    }

    /** The users among {@code users} in whose sidebar the change shows. */
    public Set<UUID> readers(ChangeCause cause, Collection<UUID> users) {
        return queryAffected(cause, """
                        select distinct p.user_id from affected c
                        join participant p on p.conversation_id = c.conversation_id
                        where p.user_id = any(:users) and (p.has_copy or\s""" + Visibility.TAKES_PART + ")", Reader.class)
                .setParameter("users", users.toArray(UUID[]::new))
                .getResultStream()
                .map(Reader::userId)
                .collect(Collectors.toSet());
    }

    /** The records in whose tabs the change shows. */
    public Set<RecordKey> records(ChangeCause cause) {
        return queryAffected(cause, """
                        select distinct r.type, r.record_id from affected c
                        join conversation_record r on r.conversation_id = c.conversation_id""", Tab.class)
                .getResultStream()
                .map(tab -> Objects.requireNonNull(RecordType.key(tab.type, tab.recordId)))
                .collect(Collectors.toSet());
    }

    private <R extends Record> NativeQuery<R> queryAffected(ChangeCause cause, String select, Class<R> type) {
        if (cause.kind() == ChangeCause.Kind.PERSON) {
            return Rows.query(session, "with affected as (" + WITH_PERSON + ") " + select, type)
                    .setParameter("user", UUID.fromString(cause.id()));
        }
        var record = Objects.requireNonNull(RecordType.key(cause.id()));
        return Rows.query(session, "with affected as (" + ABOUT_RECORD + ") " + select, type)
                .setParameter("type", record.type().code())
                .setParameter("record", record.id());
    }

    private void publish(ChangeCause cause, MutationQuery statement) {
        statement
                .setParameter("cause", cause.toString())
                .setParameter("max", MAX_SINGLE_EVENTS)
                .executeUpdate();
        outbox.wakeRelayAfterCommit();
    }
}
