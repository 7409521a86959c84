package conversations.outbox;

import conversations.platform.problem.Outage;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Listens for notifications of all nodes on a dedicated connection and wakes the readers of their channel. */
@ApplicationScoped
class EventListener {
    /** The interval at which readers are woken without a notification. */
    private static final int POLL_INTERVAL_MILLIS = 1_000;

    private static final Logger LOG = Logger.getLogger(EventListener.class);
    private final DedicatedConnections connections;
    private final List<EventReader> readers;
    private volatile boolean running;

    EventListener(DedicatedConnections connections, @All List<EventReader> readers) {
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
                for (var reader : readers) {
                    statement.execute("listen " + reader.channel());
                }
                var pgConnection = connection.unwrap(PGConnection.class);
                var notifications = new PGNotification[0];
                while (running) {
                    notifyReaders(notifications);
                    notifications = pgConnection.getNotifications(POLL_INTERVAL_MILLIS);
                }
            } catch (SQLException e) {
                if (running) {
                    Outage.log(LOG, e, "Notifications of other nodes can't be received; trying again");
                    pause();
                }
            }
        }
    }

    /** Wakes the readers of the notified channels; all of them if there was no notification. */
    private void notifyReaders(PGNotification[] notifications) {
        var channels = Stream.of(notifications).map(PGNotification::getName).collect(Collectors.toSet());
        readers.stream()
                .filter(reader -> channels.isEmpty() || channels.contains(reader.channel()))
                .forEach(EventReader::poll);
    }

    private void pause() {
        try {
            Thread.sleep(POLL_INTERVAL_MILLIS);
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
