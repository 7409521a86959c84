package conversations.live;

import conversations.outbox.Connections;
import conversations.outbox.Events;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/** Hears on a connection of its own that there are new events, from whichever node they come. */
@ApplicationScoped
class Listener {
    /** Without a word, how long until it looks by itself. */
    private static final int LOOK_MILLIS = 1_000;

    private static final Logger LOG = Logger.getLogger(Listener.class);
    private final Connections connections;
    private final Forwarder forwarder;
    private volatile boolean running;

    Listener(Connections connections, Forwarder forwarder) {
        this.connections = connections;
        this.forwarder = forwarder;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        Thread.ofPlatform().name("live-listener").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
    }

    private void run() {
        while (running) {
            try (var connection = connections.open("live");
                    var statement = connection.createStatement()) {
                statement.execute("listen " + Events.CHANNEL);
                var words = connection.unwrap(PGConnection.class);
                while (running) {
                    forwarder.look();
                    words.getNotifications(LOOK_MILLIS);
                }
            } catch (SQLException e) {
                if (running) {
                    LOG.warnf("Nothing can be heard of other nodes; trying again: %s", e.getMessage());
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
