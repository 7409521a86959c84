package conversations.outbox;

import conversations.platform.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;
import org.hibernate.Session;

/**
 * Stores the positions of consumers, each of which handles every event once in the whole system. A consumer's effect and its
 * new position are committed in one transaction, so after a crash there are both or neither.
 */
@ApplicationScoped
public class EventConsumers {
    private final Session session;

    private record Position(long position) {}

    EventConsumers(Session session) {
        this.session = session;
    }

    /** Locks the consumer's position until the transaction ends and returns it; empty while another node holds the lock. */
    public OptionalLong lockPosition(String name) {
        return Rows.query(
                        session,
                        "select position from event_consumer where name = :name for update skip locked",
                        Position.class)
                .setParameter("name", name)
                .getResultStream()
                .mapToLong(Position::position)
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
