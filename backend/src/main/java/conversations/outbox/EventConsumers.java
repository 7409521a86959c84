package conversations.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;
import org.hibernate.Session;
import org.hibernate.type.StandardBasicTypes;

/**
 * Stores the positions of consumers, each of which handles every event once in the whole system. A consumer's effect and its
 * new position are committed in one transaction, so after a crash there are both or neither.
 */
@ApplicationScoped
public class EventConsumers {
    private final Session session;

    EventConsumers(Session session) {
        this.session = session;
    }

    /** Locks the consumer's position until the transaction ends and returns it; empty while another node holds the lock. */
    public OptionalLong lockPosition(String name) {
        // Two columns are selected because a result type of a single column's class keeps Hibernate from reusing the
        // statement's plan.
        return session.createNativeQuery(
                        "select name, position from event_consumer where name = :name for update skip locked",
                        Object[].class)
                .setParameter("name", name)
                .addScalar("name", StandardBasicTypes.STRING)
                .addScalar("position", StandardBasicTypes.LONG)
                .getResultStream()
                .mapToLong(row -> (Long) row[1])
                .findFirst();
    }

    /** Records that the consumer has handled all events up to and including {@code position}. */
    public void advance(String name, long position) {
        session.createNativeMutationQuery("update event_consumer set position = :position where name = :name")
                .setParameter("name", name)
                .setParameter("position", position)
                .executeUpdate();
    }
}
