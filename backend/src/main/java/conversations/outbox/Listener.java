package conversations.outbox;

import conversations.platform.problem.Outage;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/** Hears on a connection of its own that there are new events, from whichever node they come, and says so to all who read them. */
@ApplicationScoped
class Listener {
    /** Without a word, how long until it looks by itself. */
    private static final int LOOK_MILLIS = 1_000;

    private static final Logger LOG = Logger.getLogger(Listener.class);
    private final Connections connections;
    private final List<EventReader> readers;
    private volatile boolean running;

    Listener(Connections connections, @All List<EventReader> readers) {
        this.connections = connections;
        this.readers = readers;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        Thread.ofPlatform().name("event-listener").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
    }

    private void run() {
        while (running) {
            try (var connection = connections.open("events");
                    var statement = connection.createStatement()) {
                statement.execute("listen " + Events.CHANNEL);
                var words = connection.unwrap(PGConnection.class);
                while (running) {
                    readers.forEach(EventReader::look);
                    words.getNotifications(LOOK_MILLIS);
                }
            } catch (SQLException e) {
                if (running) {
                    Outage.log(LOG, e, "Nothing can be heard of other nodes; trying again");
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
