package conversations.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;
import org.hibernate.Session;
import org.hibernate.type.StandardBasicTypes;

/**
 * Up to where those have read who do something about each event, once in the whole system. What they do is in the same
 * transaction as the new position: both are there after a crash, or neither.
 */
@ApplicationScoped
public class EventConsumers {
    private final Session session;

    EventConsumers(Session session) {
        this.session = session;
    }

    /** Its position, its own until the transaction ends; empty while another node has it. */
    public OptionalLong lockPosition(String name) {
        // Two columns: the class of a single one as the result type keeps Hibernate from finding the statement's plan
        // again.
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

    /** Everything through {@code position} is done. */
    public void advance(String name, long position) {
        session.createNativeMutationQuery("update event_consumer set position = :position where name = :name")
                .setParameter("name", name)
                .setParameter("position", position)
                .executeUpdate();
    }
}
