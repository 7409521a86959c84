package conversations.outbox;

import io.agroal.api.AgroalDataSource;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Tells the relay, on whichever node it runs, that there is something. In a transaction of its own that writes nothing:
 * NOTIFY within the writers' transactions would make them commit one after the other.
 */
@ApplicationScoped
class Wake {
    static final String CHANNEL = "outbox";
    private static final Logger LOG = Logger.getLogger(Wake.class);
    private final AgroalDataSource dataSource;
    private final AtomicBoolean underWay = new AtomicBoolean();

    Wake(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Returns at once. Of many calls at about the same time one word is sent after the last. */
    void relay() {
        if (underWay.compareAndSet(false, true)) {
            Infrastructure.getDefaultWorkerPool().execute(this::send);
        }
    }

    private void send() {
        // Whoever comes from here on sends another.
        underWay.set(false);
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("notify " + CHANNEL);
        } catch (SQLException e) {
            // The relay looks by itself too, a little later.
            LOG.debug("the relay was not told", e);
        }
    }
}
